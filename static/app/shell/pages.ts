import type { AnyComponent } from "preact";

export type Page = AnyComponent<{ id?: string }>;

/** Address → file with the page as its default export. */
const addresses: Record<string, string> = {
  "/": "../today/page.tsx",
  "/accounts": "../accounts/list.tsx",
  "/accounts/new": "../accounts/new.tsx",
  "/accounts/:id": "../accounts/page.tsx",
  "/accounts/:id/brief": "../accounts/brief.tsx",
  "/accounts/:id/edit": "../accounts/edit.tsx",
  "/accounts/:id/sites/:site": "../accounts/site.tsx",
  "/accounts/:id/contacts/:contact": "../accounts/contact.tsx",
  "/positions": "../accounts/positions.tsx",
  "/visits/:id": "../visits/page.tsx",
  "/add/:what": "../visits/quick.tsx",
  "/needs": "../needs/inbox.tsx",
  "/needs/:id": "../needs/page.tsx",
  "/trips": "../trips/list.tsx",
  "/trips/new": "../trips/new.tsx",
  "/trips/calendar": "../trips/calendar.tsx",
  "/trips/:id": "../trips/plan.tsx",
  "/trips/:id/review": "../trips/review.tsx",
  "/approvals": "../trips/inbox.tsx",
  "/team": "../trips/team.tsx",
  "/imports": "../accounts/imports.tsx",
  "/more": "../people/more.tsx",
  "/more/sync": "../sync/panel.tsx",
  "/more/sync/:id": "../sync/change.tsx",
  "/more/conflicts": "../sync/conflicts.tsx",
  "/more/devices": "../people/devices.tsx",
  "/people": "../people/users.tsx",
  "/quarantine": "../sync/quarantine.tsx",
  "/audit": "../admin/audit.tsx",
  "/settings": "../admin/settings.tsx",
  "/territories": "../people/territories.tsx",
  "/territories/:id": "../people/book.tsx",
  "/sign-in": "../people/sign_in.tsx",
  "/welcome": "../people/welcome.tsx",
};

/** Each page is a chunk of its own, fetched ahead by the service worker. A file that is not there has no route. */
const files = import.meta.glob<{ default: Page }>([
  "../today/page.tsx", "../accounts/{list,new,page,brief,edit,site,contact,positions,imports}.tsx", "../visits/{page,quick}.tsx", "../needs/{inbox,page}.tsx",
  "../trips/{list,new,calendar,plan,review,inbox,team}.tsx", "../people/{more,devices,users,territories,book,sign_in,welcome}.tsx", "../sync/{panel,change,conflicts,quarantine}.tsx", "../admin/{audit,settings}.tsx",
]);

interface Place { path: string; load: () => Promise<{ default: Page }> }
/** Address → how its page is fetched. */
export const pages: Place[] = Object.entries(addresses).flatMap(([path, file]) => (file in files ? [{ path, load: files[file] as Place["load"] }] : []));

const stands = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}/?$`);
/** What stands at an address. */
export const pageAt = (address: string): Place | undefined => pages.find(({ path }) => stands(path).test(address));

/** False for an address whose page is not part of this build, so that nothing links to it. */
export const hasPage = (path: string): boolean => pages.some((page) => page.path === path);
