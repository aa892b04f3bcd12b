import { daysUntil, wayTo } from "../core/capture/index.ts";
import { day, money, t } from "../core/i18n/index.ts";
import type { Account, Contact, Shown, Site } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Chip, Icon, Row, toast } from "../core/ui/index.ts";

/** Whom to greet, each one a call away. */
export const People = ({ contacts, onAdd }: { contacts: Shown<Contact>[]; onAdd?: () => void }) => (
  <section class="stack"><div class="head"><h2>{t("accounts.people")}</h2>{onAdd && <button type="button" class="btn quiet" onClick={onAdd}><Icon name="plus" small />{t("accounts.add_contact")}</button>}</div>
    {contacts.length === 0 ? <p class="sub">{t("accounts.no_people")}</p> : (
      <ul class="card list">{contacts.map((contact) => (
        <li key={contact.id}><Row mark={<Icon name="user" />} name={contact.name} sub={[contact.title, contact.role, contact.language === "es" ? t("accounts.spanish") : null].filter(Boolean).join(", ")}>
          {contact.emails?.[0] && <a class="btn icon tug" href={`mailto:${contact.emails[0]}`} aria-label={t("accounts.mail", { name: contact.name })}><Icon name="mail" /></a>}
          {contact.phones?.[0] && <a class="btn icon tug" href={`tel:${contact.phones[0]}`} aria-label={t("accounts.call", { name: contact.name })}><Icon name="phone" /></a>}
        </Row></li>))}</ul>)}
  </section>
);

/** What the site asks of a visitor. */
export const Gate = ({ sites }: { sites: Shown<Site>[] }) => {
  const told = sites.filter((site) => site.ppe || site.gate || site.parking);
  if (told.length === 0) return null;
  return (
    <section class="stack"><h2>{t("accounts.gate")}</h2>
      {told.map((site) => (
        <div key={site.id} class="card stack">
          {told.length > 1 && <p class="name">{site.label}</p>}
          {site.ppe && <p class="flow top"><Icon name="helmet" /><span>{site.ppe}</span></p>}
          {site.gate && <p class="flow top"><Icon name="gate" /><span>{site.gate}</span></p>}
          {site.parking && <p class="flow top"><Icon name="park" /><span>{site.parking}</span></p>}
        </div>))}
    </section>
  );
};

export const Sites = ({ sites }: { sites: Shown<Site>[] }) => (sites.length === 0 ? null : (
  <section class="stack"><h2>{t("accounts.sites")}</h2>
    <ul class="card list">{sites.map((site) => (
      <li key={site.id}><Row mark={<Icon name="pin" />} name={site.label} sub={[site.street, site.city, site.state].filter(Boolean).join(", ")}>
        {site.position && <a class="btn icon tug" href={wayTo(site.position)} aria-label={t("accounts.navigate_to", { name: site.label })}><Icon name="nav" /></a>}</Row></li>))}</ul>
  </section>
));

export const Facts = ({ account }: { account: Shown<Account> }) => {
  const facts: [string, string | null | undefined][] = [
    [t("accounts.number"), account.number], [t("accounts.kind"), account.kind && t(`accounts.kind_${account.kind}`)], [t("accounts.industry"), account.industry],
    [t("accounts.visit_every"), account.visit_interval_days ? t("accounts.days_n", { n: account.visit_interval_days }) : null],
    [t("accounts.last_visit"), account.last_visit ? day(account.last_visit) : t("accounts.never")],
    [t("accounts.revenue"), money(account.revenue)], [t("accounts.phone"), account.phone], [t("accounts.tags"), account.tags?.join(", ")],
  ];
  return (
    <section class="stack"><h2>{t("accounts.facts")}</h2>
      <dl class="card kv">{facts.filter(([, value]) => value).map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl></section>
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
