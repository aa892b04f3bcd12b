import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import { Icon, type IconName, Row, Sheet } from "../core/ui/index.ts";
import { hasPage } from "./routes.tsx";

interface Way { page: string; href: string; icon: IconName; name: string; sub: string }

const ways = (): Way[] => [
  { page: "/accounts", href: "/accounts", icon: "note", name: t("shell.add_note"), sub: t("shell.add_note_sub") },
  { page: "/accounts/new", href: "/accounts/new", icon: "plant", name: t("shell.add_account"), sub: t("shell.add_account_sub") },
  { page: "/trips/new", href: "/trips/new", icon: "route", name: t("shell.add_trip"), sub: t("shell.add_trip_sub") },
];

/** What the "+" offers, from anywhere. */
export const AddSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { route } = useLocation();
  const go = (href: string): void => { onClose(); route(href); };
  return (
    <Sheet open={open} onClose={onClose} title={t("shell.add")}>
      <ul>{ways().filter((way) => hasPage(way.page)).map((way) => (
        <li key={way.name}><Row onClick={() => go(way.href)} mark={<Icon name={way.icon} />} name={way.name} sub={way.sub} chev /></li>
      ))}</ul>
    </Sheet>
  );
};
