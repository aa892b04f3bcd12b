import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { lengthUnit, measureIn, plural, t } from "../core/i18n/index.ts";
import { session, signOut } from "../core/session.ts";
import { syncState } from "../core/store/index.ts";
import { appearance, Bar, Chip, Icon, type IconName, installed, installSheetOpen, look, pillOf, Row, Seg, SyncPill } from "../core/ui/index.ts";
import { SignOutSheet } from "./sign_out.tsx";
import { Tongue } from "./tongue.tsx";

interface Link { href: string; icon: IconName; name: string; sub?: string }

const ownLinks = (): Link[] => [
  { href: "/more/sync", icon: "sync", name: t("people.your_work"), sub: pillOf(syncState.value).text },
  ...(syncState.value.conflicts > 0 ? [{ href: "/more/conflicts", icon: "case" as const, name: t("people.two_versions"), sub: plural("core.sync_questions", syncState.value.conflicts) }] : []),
  { href: "/more/devices", icon: "here", name: t("people.devices") },
];
const officeLinks = (role: string): Link[] => [
  { href: "/needs", icon: "hose", name: t("people.needs") },
  ...(role === "rep" ? [] : [
    { href: "/approvals", icon: "inbox" as const, name: t("people.approvals") },
    { href: "/team", icon: "team" as const, name: t("people.team") },
    { href: "/quarantine", icon: "alert" as const, name: t("people.quarantine") },
    { href: "/territories", icon: "map" as const, name: t("people.territories") },
    { href: "/imports", icon: "down" as const, name: t("people.imports") },
  ]),
  ...(role === "admin" ? [{ href: "/people", icon: "users" as const, name: t("people.people") }, { href: "/audit", icon: "list" as const, name: t("people.audit") }, { href: "/settings", icon: "gear" as const, name: t("people.settings") }] : []),
];

const List = ({ heading, rows }: { heading: string; rows: Link[] }) => (
  <section class="stack"><h2>{heading}</h2><ul class="card list">{rows.map((row) => (
    <li key={row.href}><Row href={row.href} mark={<Icon name={row.icon} />} name={row.name} sub={row.sub} chev /></li>))}</ul></section>
);

const Looks = () => (
  <section class="stack"><h2>{t("people.looks")}</h2><div class="card stack">
    <div class="field"><span class="label">{t("people.language")}</span><Tongue /></div>
    <Seg label={t("people.theme")} showLabel value={appearance.value.theme ?? "phone"} onChange={(value) => look({ theme: value === "phone" ? null : value })}
      options={[{ value: "phone", label: t("people.as_phone") }, { value: "light", label: t("people.light") }, { value: "dark", label: t("people.dark") }]} />
    <Seg label={t("people.contrast")} showLabel value={appearance.value.contrast ?? "phone"} onChange={(value) => look({ contrast: value === "phone" ? null : value })}
      options={[{ value: "phone", label: t("people.as_phone") }, { value: "normal", label: t("people.normal") }, { value: "more", label: t("people.sun") }]} />
    <Seg label={t("people.glove")} showLabel value={appearance.value.glove ? "on" : "off"} onChange={(value) => look({ glove: value === "on" })}
      options={[{ value: "off", label: t("people.bare") }, { value: "on", label: t("people.gloves") }]} />
    <Seg label={t("people.distance")} showLabel value={lengthUnit.value} onChange={measureIn} options={[{ value: "mi", label: t("people.miles") }, { value: "km", label: t("people.kilometres") }]} />
  </div></section>
);

/** "Is my work safe, and how do I want the app?" */
export default function MorePage() {
  const { route } = useLocation();
  const leaving = useSignal(false);
  const user = session.value?.user;
  const leave = async (): Promise<void> => { leaving.value = false; if ((await signOut(true)).ok) route("/sign-in", true); };
  if (!user) return null;
  return (
    <>
      <Bar title={t("people.more")}><SyncPill /></Bar>
      <main class="page stack l">
        <List heading={t("people.here")} rows={ownLinks()} />
        <List heading={t("people.office")} rows={officeLinks(user.role)} />
        <Looks />
        <section class="stack"><h2>{user.name}</h2><ul class="card list">
          {!installed.value && <li><Row onClick={() => { installSheetOpen.value = true; }} mark={<Icon name="down" />} name={t("people.install")} sub={t("people.install_sub")} chev /></li>}
          <li><Row onClick={() => { leaving.value = true; }} mark={<Icon name="user" />} name={t("people.sign_out")}>{syncState.value.unsent > 0 && <Chip icon="here">{plural("core.sync_here", syncState.value.unsent)}</Chip>}</Row></li>
        </ul></section>
      </main>
      <SignOutSheet open={leaving.value} onClose={() => { leaving.value = false; }} onLeave={() => void leave()} />
    </>
  );
}
