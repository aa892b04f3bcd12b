import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import { Icon, type IconName, Row, Sheet } from "../core/ui/index.ts";

interface Way { href: string; icon: IconName; name: string }

/** The account whose page one is on, so that nobody has to say it again. */
export const accountOf = (path: string): string | null => /^\/accounts\/([0-9a-f-]{36})(\/|$)/.exec(path)?.[1] ?? null;

const ways = (account: string | null): Way[] => {
  const whose = account ? `?account=${account}` : "";
  return [
    { href: `/visits/new${whose}`, icon: "pin", name: t("shell.add_visit") },
    { href: `/add/note${whose}`, icon: "note", name: t("shell.add_note") },
    { href: `/needs/new${whose}`, icon: "hose", name: t("shell.add_need") },
    { href: `/add/photo${whose}`, icon: "camera", name: t("shell.add_photo") },
    { href: `/add/task${whose}`, icon: "task", name: t("shell.add_task") },
    { href: `/add/contact${whose}`, icon: "user", name: t("shell.add_contact") },
    { href: "/accounts/new", icon: "plant", name: t("shell.add_account") },
    { href: "/trips/new", icon: "route", name: t("shell.add_trip") },
  ];
};

/** What the "+" offers, from anywhere. */
export const AddSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { path, route } = useLocation();
  const go = (href: string): void => { onClose(); route(href); };
  return (
    <Sheet open={open} onClose={onClose} title={t("shell.add")}>
      <ul>{ways(accountOf(path)).map((way) => <li key={way.href}><Row onClick={() => go(way.href)} mark={<Icon name={way.icon} />} name={way.name} chev /></li>)}</ul>
    </Sheet>
  );
};
