import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import type { Conflict, Shown, TypeName } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Bar, Empty, Icon, SyncPill, toast } from "../core/ui/index.ts";
import { fieldWord, nameOf, shownValue, typeWord } from "./labels.ts";
import { useRead } from "./read.ts";

type Take = "ours" | "theirs";
const LONG = 60;

const Side = ({ value, who, picked, long, onPick }: { value: string; who: string; picked: boolean; long: boolean; onPick: () => void }) => (
  <button type="button" class="side" aria-pressed={picked} onClick={onPick}>
    <span class="flow"><span class="radio" />{long ? <b>{who}</b> : <span class="val">{value}</span>}</span><span class="sub">{long ? value : who}</span>
  </button>
);

/** Two true things side by side; one tap settles it, and the other stays in the history. */
const Question = ({ conflict }: { conflict: Shown<Conflict> }) => {
  const picked = useSignal<Take | null>(null);
  const type = conflict.record_type as TypeName;
  const name = useRead(typeWord(type), () => nameOf(type, conflict.record_id), [conflict.id]);
  const gone = conflict.field === null;
  const ours = gone ? t("sync.keep_it") : shownValue(conflict.ours);
  const theirs = gone ? t("sync.discard") : shownValue(conflict.theirs);
  const long = ours.length > LONG || theirs.length > LONG;
  const take = async (which: Take): Promise<void> => {
    picked.value = which;
    await store.command("conflict", conflict.id, "settle", { take: which });
    toast(t("sync.settled", { value: (which === "ours" ? ours : theirs).slice(0, 24) }));
  };
  return (
    <section class="card conflict">
      <p class="flow"><span class="name grow" id={`q-${conflict.id}`}>{name.value}: {conflict.field === null ? t("sync.deletion") : fieldWord(conflict.field)}</span>{!gone && <span class="xs">{t("sync.was", { value: shownValue(conflict.base).slice(0, 24) })}</span>}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: two large answers are a group of buttons, not a form part */}
      <div class={long ? "sides long" : "sides"} role="group" aria-labelledby={`q-${conflict.id}`}>
        <Side value={theirs} who={t("sync.late_one")} picked={picked.value === "theirs"} long={long} onPick={() => void take("theirs")} />
        <Side value={ours} who={t("sync.server_one")} picked={picked.value === "ours"} long={long} onPick={() => void take("ours")} />
      </div>
    </section>
  );
};

/** "Which of the two is right?" */
export default function ConflictsPage() {
  const conflicts = useRecords("conflict", { state: "open" });
  return (
    <>
      <Bar title={t("sync.two_versions")} sub={t("sync.nothing_lost")} back="/more/sync"><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("sync.two_versions")}</h1>
        {conflicts.value.length === 0
          ? <Empty icon="done" title={t("sync.no_questions")} text={t("sync.no_questions_text")} />
          : <><p class="sub">{t("sync.pick")}</p>{conflicts.value.map((conflict) => <Question key={conflict.id} conflict={conflict} />)}
              <p class="say"><Icon name="info" /><span>{t("sync.first_settles")}</span></p></>}
      </main>
    </>
  );
}
