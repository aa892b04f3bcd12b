import { useLocation } from "preact-iso";
import { checkIn, daysUntil, wayTo } from "../core/capture/index.ts";
import { day as dayWord, t, time } from "../core/i18n/index.ts";
import type { Shown, Trip, Visit } from "../core/records.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Icon, type IconName, Stamp, SyncPill } from "../core/ui/index.ts";
import { longDay } from "./words.ts";

interface DayProps { trip: Shown<Trip> | undefined; stops: Shown<Visit>[]; today: string }

const isOpen = (visit: Visit): boolean => visit.status === "planned" || visit.status === "under_way";

/** The day on the road: the next stop on the plate, all stops on the layline. */
export const TripDay = ({ trip, stops, today }: DayProps) => {
  const next = stops.find((visit) => visit.status === "under_way") ?? stops.find(isOpen);
  const days = trip?.start_date && trip.end_date ? daysUntil(trip.end_date, trip.start_date) + 1 : 1;
  return (
    <>
      <Bar title={trip?.title ?? t("today.visits")} sub={trip?.start_date ? t("today.day_of", { n: daysUntil(today, trip.start_date) + 1, all: days }) : t("today.title")}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="title">{longDay(today)}</h1>
        {next ? <NextStop key={next.id} visit={next} /> : <DayDone count={stops.length} />}
        <section class="stack">
          <div class="head"><h2>{t("today.the_day")}</h2>{trip && <a class="t-link sub" href={`/trips/${trip.id}`}>{t("today.plan_changed")}</a>}</div>
          <ol class="layline">{stops.map((visit) => <Stop key={visit.id} visit={visit} isNext={visit.id === next?.id} />)}</ol>
        </section>
      </main>
    </>
  );
};

const DayDone = ({ count }: { count: number }) => (
  <section class="plate stack"><span class="now">{t("today.done_title")}</span><p class="lg">{t("today.done_text", { n: count })}</p></section>
);

const NextStop = ({ visit }: { visit: Shown<Visit> }) => {
  const { route } = useLocation();
  const account = useRecord("account", visit.account_id).value;
  const sites = useRecords("site", { account_id: visit.account_id }).value;
  const contacts = useRecords("contact", { account_id: visit.account_id }).value;
  const promises = useRecords("note", { account_id: visit.account_id, promise: true }, "-occurred_at").value.filter((note) => note.kept === null || note.kept === undefined);
  const site = sites.find((one) => one.id === visit.site_id) ?? sites[0];
  const contact = contacts.find((one) => visit.contact_ids?.includes(one.id)) ?? contacts[0];
  const page = `/visits/${visit.id}`;
  const running = visit.status === "under_way";
  const go = (): void => { if (!running) void checkIn(visit.id); route(page); };
  return (
    <section class="plate stack" aria-label={t("today.next_stop")}>
      <div class="flow"><span class="now">{running ? t("today.here_since", { time: time(visit.checked_in_at) }) : [t("today.next"), time(visit.planned_start)].filter(Boolean).join(" · ")}</span></div>
      <a href={page} class="stack t">
        <span class="flow"><span class="lg grow">{account?.name ?? t("today.account_away")}</span>{account?.tier && <Stamp tier={account.tier} />}</span>
        <span class="sub">{[site?.city, contact && t("today.ask_for", { name: contact.name })].filter(Boolean).join(" · ") || visit.objective}</span>
      </a>
      {promises[0] && <p class="flow top sub"><Icon name="promise" small /><span>{t("today.you_promised", { what: promises[0].body })}</span></p>}
      <div class="flow">
        <button type="button" class="btn go grow" onClick={go}><Icon name="done" />{running ? t("today.go_on") : t("today.check_in")}</button>
        {site?.position && <a class="btn icon" href={wayTo(site.position)} aria-label={t("today.navigate")}><Icon name="nav" /></a>}
        <a class="btn icon" href={`/accounts/${visit.account_id}/brief`} aria-label={t("today.brief")}><Icon name="book" /></a>
      </div>
    </section>
  );
};

const dotOf = (visit: Visit, isNext: boolean): [string, IconName | null] => {
  if (visit.status === "done") return ["done", "check"];
  if (visit.status === "skipped") return ["done", "x"];
  if (isNext) return ["is-now", "nav"];
  return visit.fixed ? ["fixed", "fixed"] : ["", null];
};

const Stop = ({ visit, isNext }: { visit: Shown<Visit>; isNext: boolean }) => {
  const account = useRecord("account", visit.account_id).value;
  const site = useRecords("site", { account_id: visit.account_id }).value.find((one) => !visit.site_id || one.id === visit.site_id);
  const [cls, icon] = dotOf(visit, isNext);
  return (
    <li class={cls}>
      <time><span class="nb">{time(visit.planned_start ?? visit.checked_in_at)}</span></time>
      <span class="dot">{icon && <Icon name={icon} />}</span>
      <a class="body" href={`/visits/${visit.id}`}>
        <span class="name clip">{account?.name ?? t("today.account_away")}</span>
        <span class="sub">{[site?.city, stateOf(visit, isNext, account?.last_visit)].filter(Boolean).join(" · ")}</span>
      </a>
    </li>
  );
};

const stateOf = (visit: Visit, isNext: boolean, last: string | null | undefined): string => {
  if (visit.status === "under_way") return t("today.here_since", { time: time(visit.checked_in_at) });
  if (visit.status === "done") return t("today.until", { time: time(visit.checked_out_at) });
  if (visit.status === "skipped") return t("today.skipped");
  if (visit.fixed) return t("today.fixed");
  if (isNext) return t("today.next");
  return last ? t("today.last_visit", { day: dayWord(last) }) : t("today.never_visited");
};
