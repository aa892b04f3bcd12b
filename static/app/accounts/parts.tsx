import { type ComponentChildren, Fragment } from "preact";
import { daysUntil, wayTo } from "../core/capture/index.ts";
import { day, locale, money, t, time } from "../core/i18n/index.ts";
import type { Account, Contact, Shown, Site } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row, toast } from "../core/ui/index.ts";
import { hoursText } from "./hours.ts";
import { roleText } from "./roles.ts";

interface PeopleProps { account: string; contacts: Shown<Contact>[]; add?: boolean }

/** Whom to greet, each one a call away; who asked not to be called or written to is not. */
export const People = ({ account, contacts, add = false }: PeopleProps) => (
  <section class="stack"><div class="head"><h2>{t("accounts.people")}</h2>{add && <a class="t-link sub" href={`/accounts/${account}/contacts/new`}>{t("accounts.add_contact")}</a>}</div>
    {contacts.length === 0 ? <p class="sub">{t("accounts.no_people")}</p> : <ul class="card list">{contacts.map((contact) => <li key={contact.id}><Person contact={contact} /></li>)}</ul>}
  </section>
);

const Person = ({ contact }: { contact: Shown<Contact> }) => {
  const closed = contact.opt_outs ?? [];
  const [phone, email] = [closed.includes("phone") ? undefined : contact.phones?.[0], closed.includes("email") ? undefined : contact.emails?.[0]];
  const sub = [contact.title, roleText(contact.role), contact.language === "es" ? t("accounts.spanish") : null, ...closed.map((way) => t(`accounts.no_${way}`))].filter(Boolean).join(", ");
  return (
    <div class="row"><Icon name="user" />
      <a class="grow" href={`/accounts/${contact.account_id}/contacts/${contact.id}`}><span class="name">{contact.name}</span>{sub && <span class="sub">{sub}</span>}</a>
      {email && <a class="btn icon tug" href={`mailto:${email}`} aria-label={t("accounts.mail", { name: contact.name })}><Icon name="mail" /></a>}
      {phone && <a class="btn icon tug" href={`tel:${phone}`} aria-label={t("accounts.call", { name: contact.name })}><Icon name="phone" /></a>}
    </div>
  );
};

/** What the site asks of a visitor. */
export const Gate = ({ sites }: { sites: Shown<Site>[] }) => {
  const told = sites.filter((site) => site.ppe || site.gate || site.parking || site.hours);
  if (told.length === 0) return null;
  return (
    <section class="stack"><h2>{t("accounts.gate")}</h2>
      {told.map((site) => (
        <div key={site.id} class="card stack">
          {told.length > 1 && <p class="name">{site.label}</p>}
          {site.ppe && <p class="flow top"><Icon name="helmet" /><span>{site.ppe}</span></p>}
          {site.gate && <p class="flow top"><Icon name="gate" /><span>{site.gate}</span></p>}
          {site.hours && <p class="flow top"><Icon name="clock" /><span>{hoursText(site.hours, locale())}</span></p>}
          {site.parking && <p class="flow top"><Icon name="park" /><span>{site.parking}</span></p>}
        </div>))}
    </section>
  );
};

const addressOf = (site: Site): string => [site.street, site.city, [site.state, site.postal_code].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/** Where one drives to; a site that the map does not know says so. */
export const Sites = ({ account, sites, add = false }: { account: string; sites: Shown<Site>[]; add?: boolean }) => (
  <section class="stack"><div class="head"><h2>{t("accounts.sites")}</h2>{add && <a class="t-link sub" href={`/accounts/${account}/sites/new`}>{t("accounts.add_site")}</a>}</div>
    {sites.length === 0 ? <p class="sub">{t("accounts.no_sites")}</p> : (
      <ul class="card list">{sites.map((site) => (
        <li key={site.id}><div class="row"><Icon name="pin" />
          <a class="grow" href={`/accounts/${account}/sites/${site.id}`}><span class="name">{site.label}</span><span class="sub">{addressOf(site) || t("accounts.no_address")}</span></a>
          {site.position ? <a class="btn icon tug" href={wayTo(site.position)} aria-label={t("accounts.navigate_to", { name: site.label })}><Icon name="nav" /></a> : <Chip tone="warn" icon="map">{t("accounts.not_on_map")}</Chip>}</div></li>))}</ul>)}
  </section>
);

/** What is known of the company itself. `edit`: the way to put it right. */
export const Facts = ({ account, edit = false }: { account: Shown<Account>; edit?: boolean }) => {
  const territory = useRecord("territory", account.territory_id ?? "").value;
  const parent = useRecord("account", account.parent_id ?? "").value;
  const days = (n: number | null): string | null => (n ? t("accounts.days_n", { n }) : null);
  const tongue = account.language === "es" ? "Español" : account.language === "en" ? "English" : account.language;
  const facts: [string, ComponentChildren][] = [
    [t("accounts.number"), account.number], [t("accounts.kind"), account.kind && t(`accounts.kind_${account.kind}`)], [t("accounts.industry"), account.industry],
    [t("accounts.phone"), account.phone && <a class="t-link" href={`tel:${account.phone}`}>{account.phone}</a>], [t("accounts.language"), tongue],
    [t("accounts.visit_every"), days(account.visit_interval_days)], [t("accounts.contact_every"), days(account.contact_interval_days)],
    [t("accounts.last_visit"), account.last_visit ? day(account.last_visit) : t("accounts.never")],
    [t("accounts.revenue"), money(account.revenue)], [t("accounts.potential"), money(account.potential)], [t("accounts.service_package"), account.service_package],
    [t("accounts.territory"), territory?.name], [t("accounts.part_of"), account.parent_id && (parent ? <a href={`/accounts/${parent.id}`}>{parent.name}</a> : t("accounts.other_territory"))],
    [t("accounts.tags"), account.tags?.join(", ")], [t("accounts.external_id"), account.external_id],
  ];
  return (
    <section class="stack"><div class="head"><h2>{t("accounts.facts")}</h2>{edit && <a class="t-link sub" href={`/accounts/${account.id}/edit`}>{t("accounts.edit_short")}</a>}</div>
      <dl class="card kv">{facts.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl></section>
  );
};

/** The visits that are planned here, the next one first. */
export const Ahead = ({ account }: { account: string }) => {
  const visits = useRecords("visit", { account_id: account }, ["day", "planned_start"]).value.filter((visit) => (visit.status === "planned" || visit.status === "under_way") && visit.day && daysUntil(visit.day) >= 0);
  if (visits.length === 0) return null;
  return (
    <section class="stack"><h2>{t("accounts.ahead")}</h2>
      <ul class="card list">{visits.map((visit) => <li key={visit.id}><Row href={`/visits/${visit.id}`} mark={<Icon name={visit.fixed ? "fixed" : "cal"} />} name={[day(visit.day), time(visit.planned_start)].filter(Boolean).join(", ")} sub={visit.objective} chev /></li>)}</ul></section>
  );
};

/** Needs that wait for an answer. */
export const OpenNeeds = ({ account }: { account: string }) => {
  const needs = useRecords("need", { account_id: account }).value.filter((need) => need.status !== "ordered" && need.status !== "lost");
  if (needs.length === 0) return null;
  return (
    <section class="stack"><h2>{t("accounts.open_now")}</h2>
      <ul class="card list">{needs.map((need) => (
        <li key={need.id}><Row href={`/needs/${need.id}`} mark={<Icon name="hose" />} name={need.summary} sub={t(`accounts.status_${need.status ?? "new"}`)} chev={need.urgency !== "line_down"}>
          {need.urgency === "line_down" && <Chip tone="bad" icon="bolt">{t("accounts.line_down")}</Chip>}</Row></li>))}</ul></section>
  );
};

const tick = async (id: string, title: string): Promise<void> => {
  await store.patch("task", id, { done_at: new Date().toISOString() });
  toast(t("accounts.task_done", { title }), { undo: () => void store.patch("task", id, { done_at: null }) });
};

export const OpenTasks = ({ account }: { account: string }) => {
  const tasks = useRecords("task", { account_id: account }, "due").value.filter((task) => !task.done_at);
  if (tasks.length === 0) return null;
  return (
    <section class="stack"><h2>{t("accounts.to_do")}</h2>
      <ul class="card list">{tasks.map((task) => {
        const late = task.due ? -daysUntil(task.due) : 0;
        return (
          <li key={task.id}><div class="row">
            <button type="button" class="btn icon" aria-label={t("accounts.task_done", { title: task.title })} onClick={() => void tick(task.id, task.title)}><span class="radio" /></button>
            <span class="grow name">{task.title}</span>
            {task.due && <Chip tone={late > 0 ? "warn" : undefined} icon="clock">{late > 0 ? t("accounts.late", { n: late }) : day(task.due)}</Chip>}</div></li>);
      })}</ul></section>
  );
};
