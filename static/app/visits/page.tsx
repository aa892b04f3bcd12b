import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { arrived, arriving, checkIn, resumeCheckIns, useOnce } from "../core/capture/index.ts";
import { age, t, time } from "../core/i18n/index.ts";
import type { Shown, Visit } from "../core/records.ts";
import { store, useRecord } from "../core/store/index.ts";
import { Bar, Empty, Icon, Seg, SyncPill, toast } from "../core/ui/index.ts";
import { Capture } from "./capture.tsx";
import { CallBack } from "./follow_up.tsx";
import { NewVisit } from "./new_visit.tsx";
import { VisitNote } from "./note.tsx";
import { People } from "./people.tsx";
import { SkipButton } from "./skip.tsx";
import { Taken } from "./taken.tsx";

const OUTCOMES = ["order", "next_step", "nothing", "problem"] as const;

/** A visit from check-in to check-out. Everything on it is kept as it is typed; `/visits/new` starts one that nobody planned. */
export default function VisitPage() {
  const id = useRoute().params.id ?? "new";
  return id === "new" ? <NewVisit /> : <Loaded key={id} id={id} />;
}

const Loaded = ({ id }: { id: string }) => {
  const visit = useRecord("visit", id).value;
  useEffect(() => void resumeCheckIns(), [id]);
  if (visit === undefined) return <Bar title={t("visits.visit")} back={true}><SyncPill /></Bar>;
  if (visit === null) return <><Bar title={t("visits.visit")} back="/"><SyncPill /></Bar><main class="page"><Empty icon="pin" title={t("visits.not_here")} text={t("visits.not_here_text")} /></main></>;
  return <Open visit={visit} />;
};

const stateOf = (visit: Visit, since: string | undefined): string => {
  if (visit.status === "done") return t("visits.was_here", { from: time(visit.checked_in_at), to: time(visit.checked_out_at) });
  if (visit.status === "skipped") return t("visits.skipped", { reason: visit.skip_reason ?? "" });
  return since ? t("visits.here_since", { time: time(since), age: age(since) }) : [t("visits.planned"), time(visit.planned_start)].filter(Boolean).join(" · ");
};

const Open = ({ visit }: { visit: Shown<Visit> }) => {
  const account = useRecord("account", visit.account_id).value;
  const since = visit.checked_in_at ?? arriving.value[visit.id];
  const ended = visit.status === "done" || visit.status === "skipped";
  return (
    <>
      <Bar title={account?.name ?? t("visits.visit")} sub={stateOf(visit, since)} back={true}><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("visits.visit")}</h1>
        {visit.objective && <p class="flow top"><Icon name="flag" small /><span>{visit.objective}</span></p>}
        <VisitNote visit={visit} />
        <Capture visit={visit} />
        <Taken visit={visit} />
        <CallBack visit={visit} />
        <People visit={visit} />
        <section class="stack"><h2>{t("visits.outcome")}</h2>
          <Seg label={t("visits.outcome")} value={visit.outcome} options={OUTCOMES.map((value) => ({ value, label: t(`visits.outcome_${value}`) }))}
            onChange={(outcome) => void store.patch("visit", visit.id, { outcome: visit.outcome === outcome ? null : outcome })} /></section>
        {!ended && !since && <SkipButton visit={visit} />}
      </main>
      {!ended && <div class="act">{since ? <CheckOut visit={visit} /> : <CheckIn visit={visit} />}</div>}
    </>
  );
};

const CheckIn = ({ visit }: { visit: Shown<Visit> }) => (
  <>
    <button type="button" class="btn go" onClick={() => void checkIn(visit.id)}><Icon name="done" />{t("visits.check_in")}</button>
    <a class="btn big" href={`/accounts/${visit.account_id}/brief`}><Icon name="book" />{t("visits.brief")}</a>
  </>
);

const CheckOut = ({ visit }: { visit: Shown<Visit> }) => {
  const { route } = useLocation();
  const leave = useOnce(async () => {
    await arrived(visit.id);
    await store.command("visit", visit.id, "check_out", { at: new Date().toISOString() });
    toast(t("visits.checked_out"));
    route("/");
  });
  return <button type="button" class="btn go" onClick={() => void leave()}><Icon name="done" />{t("visits.check_out")}</button>;
};
