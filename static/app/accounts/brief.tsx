import { useLocation, useRoute } from "preact-iso";
import { checkIn, dayOf, visitNow, wayTo } from "../core/capture/index.ts";
import { age, day, t } from "../core/i18n/index.ts";
import type { Account, Note, Shown } from "../core/records.ts";
import { store, useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Chip, Icon, Row, Seg, Stamp, SyncPill } from "../core/ui/index.ts";
import { NotHere } from "./frame.tsx";
import { Gate, OpenNeeds, OpenTasks, People } from "./parts.tsx";

const PROMISES = 3;

/** One screen before the door: what was promised, the gate's rules, what is open, whom to greet, the last note. */
export default function BriefPage() {
  const id = useRoute().params.id ?? "";
  const account = useRecord("account", id).value;
  if (account === undefined) return <Bar title={t("accounts.brief")} back={true}><SyncPill /></Bar>;
  if (account === null) return <NotHere />;
  return <Brief key={id} account={account} />;
}

const Brief = ({ account }: { account: Shown<Account> }) => {
  const sites = useRecords("site", { account_id: account.id }, "label").value;
  const contacts = useRecords("contact", { account_id: account.id }, "name").value;
  const notes = useRecords("note", { account_id: account.id }, "-occurred_at").value;
  const last = notes.find((note) => !note.promise);
  const town = [sites[0]?.city, sites[0]?.state].filter(Boolean).join(", ");
  return (
    <>
      <Bar title="" sub=" " back={true}><SyncPill /><a class="btn icon" href={`/accounts/${account.id}`} aria-label={t("accounts.account")}><Icon name="plant" /></a></Bar>
      <main class="page acting stack l">
        <div class="title"><div class="flow top"><h1 class="grow">{account.name}</h1>{account.tier && <Stamp tier={account.tier} />}</div>
          <p class="sub">{[town, account.last_visit ? t("accounts.last_visit_ago", { age: age(account.last_visit) }) : t("accounts.never")].filter(Boolean).join(" · ")}</p></div>
        <Promises notes={notes.filter((note) => note.promise).slice(0, PROMISES)} />
        <Gate sites={sites} />
        <OpenNeeds account={account.id} /><OpenTasks account={account.id} />
        <People account={account.id} contacts={contacts} />
        {last && <section class="stack"><h2>{t("accounts.last_note", { day: day(last.occurred_at) })}</h2><div class="card"><p class="note">{last.body}</p></div></section>}
      </main>
      <Arrive account={account.id} way={sites[0]?.position ? wayTo(sites[0].position) : null} />
    </>
  );
};

/** Check-in: at the visit planned for today if there is one, else at a new one. */
const Arrive = ({ account, way }: { account: string; way: string | null }) => {
  const { route } = useLocation();
  const start = async (): Promise<void> => {
    const todays = await store.list("visit", { account_id: account, day: dayOf() });
    const running = todays.find((visit) => visit.status === "under_way");
    const planned = todays.find((visit) => visit.status === "planned");
    if (!running && planned) void checkIn(planned.id);
    route(`/visits/${running?.id ?? planned?.id ?? (await visitNow(account))}`);
  };
  return (
    <div class="act"><button type="button" class="btn go" onClick={() => void start()}><Icon name="done" />{t("accounts.check_in")}</button>
      {way && <a class="btn big" href={way}><Icon name="nav" />{t("accounts.navigate")}</a>}</div>
  );
};

const Promises = ({ notes }: { notes: Shown<Note>[] }) => (notes.length === 0 ? null : (
  <section class="stack"><h2>{t("accounts.you_promised")}</h2>
    <ul class="card list">{notes.map((note) => <li key={note.id}><Promised note={note} /></li>)}</ul></section>
));

const Promised = ({ note }: { note: Shown<Note> }) => {
  if (note.kept === null || note.kept === undefined) return (
    <div class="stack">
      <Row mark={<Icon name="clock" />} name={note.body} sub={day(note.occurred_at)} />
      <div class="row"><span class="grow"><Seg<"yes" | "no"> label={t("accounts.was_kept")} value={null} options={[{ value: "yes", label: t("accounts.kept") }, { value: "no", label: t("accounts.not_kept") }]}
        onChange={(answer) => void store.patch("note", note.id, { kept: answer === "yes" })} /></span></div>
    </div>);
  return <Row mark={<Icon name={note.kept ? "check" : "x"} />} name={note.body} sub={day(note.occurred_at)}><Chip tone={note.kept ? "ok" : "bad"}>{note.kept ? t("accounts.kept") : t("accounts.not_kept")}</Chip></Row>;
};
