import { t } from "../core/i18n/index.ts";
import type { Place } from "../core/ui/index.ts";
import { hasPage } from "./pages.ts";

export type Role = "rep" | "manager" | "admin";

/** The four places of the tab bar. */
export const tabPlaces = (): Place[] => [
  { href: "/", icon: "today", name: t("shell.today") },
  { href: "/accounts", icon: "plant", name: t("shell.accounts") },
  { href: "/trips", icon: "route", name: t("shell.trips") },
  { href: "/more", icon: "more", name: t("shell.more") },
];

const own = (): Place[] => [{ href: "/", icon: "today", name: t("shell.today") }];
const lead = (): Place[] => [
  { href: "/approvals", icon: "inbox", name: t("shell.approvals") },
  { href: "/team", icon: "team", name: t("shell.team") },
];
const shared = (): Place[] => [
  { href: "/accounts", icon: "plant", name: t("shell.accounts") },
  { href: "/needs", icon: "hose", name: t("shell.needs") },
  { href: "/trips", icon: "route", name: t("shell.trips") },
];
const foot = (): Place[] => [
  { href: "/more/sync", icon: "server", name: t("shell.synced"), foot: true },
  { href: "/more", icon: "gear", name: t("shell.settings"), foot: true },
];

/** The rail of a desk: a manager decides first, a rep starts with the day. */
export const railPlaces = (role: Role): Place[] => {
  const office: Place[] = role === "admin" ? [{ href: "/people", icon: "users", name: t("shell.people") }, { href: "/audit", icon: "list", name: t("shell.audit") }] : [];
  const map: Place[] = role === "rep" ? [] : [{ href: "/quarantine", icon: "alert", name: t("shell.quarantine") }, { href: "/territories", icon: "map", name: t("shell.territories") }];
  return [...(role === "rep" ? own() : lead()), ...shared(), ...map, ...office, ...foot()].filter((place) => hasPage(place.href));
};
