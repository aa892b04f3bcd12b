import { makeOf, useDraft, useOnce } from "../core/capture/index.ts";
import { day, t, time } from "../core/i18n/index.ts";
import type { Comment, Need, Shown } from "../core/records.ts";
import { session } from "../core/session.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Icon, Picks, TextArea, toast } from "../core/ui/index.ts";

export const STATES = ["new", "assigned", "answered", "ordered", "lost"] as const;
type State = Need["status"];
/** The command that leads to a state. */
const WAYS: Record<State, string> = { new: "reopen", assigned: "assign", answered: "answer", ordered: "order", lost: "lose" };
/** What usually comes next at the office. */
export const NEXT: Partial<Record<State, State>> = { new: "assigned", assigned: "answered", answered: "ordered" };

/** Moves the need on in one tap, and back by Undo. */
export const move = async (need: Shown<Need>, to: State): Promise<void> => {
  const from = need.status;
  await store.command("need", need.id, WAYS[to]);
  toast(t(`needs.moved_${to}`), { undo: () => void store.command("need", need.id, WAYS[from]) });
};

const Said = ({ comment, names, me }: { comment: Shown<Comment>; names: Map<string, string>; me: string }) => {
  const mine = !comment.author_id || comment.author_id === me;
  return (
    <li><div class="row"><Icon name="case" /><div class="grow"><p class="name">{mine ? t("needs.you") : (names.get(comment.author_id ?? "") ?? t("needs.somebody"))}</p>
      <p>{comment.body}</p><p class="xs num">{comment.at ? `${day(comment.at)}, ${time(comment.at)}` : t("core.saved_here")}</p></div></div></li>
  );
};

/** Where the need stands at the office, and what was asked and answered about it. */
export const Office = ({ need }: { need: Shown<Need> }) => {
  const me = session.value?.user.id ?? "";
  const comments = useRecords("comment", { record_id: need.id }, "at").value;
  const names = new Map(useRecords("user", {}).value.map((user) => [user.id, user.name]));
  const key = `comment:${need.id}`;
  const draft = useDraft(key);
  const send = useOnce(async () => {
    const body = draft.text.trim();
    if (!body) return;
    await makeOf(key, "comment", { record_type: "need", record_id: need.id, body });
    draft.drop();
  }, String(comments.length));
  return (
    <section class="stack"><h2>{t("needs.office")}</h2>
      <Picks label={t("needs.status")} wrap={false} value={need.status} options={STATES.map((value) => ({ value, label: t(`needs.is_${value}`) }))} onChange={(value) => { if (value) void move(need, value); }} />
      {comments.length > 0 && <ul class="card list">{comments.map((comment) => <Said key={comment.id} comment={comment} names={names} me={me} />)}</ul>}
      <TextArea label={t("needs.ask_or_answer")} rows={2} value={draft.text} onInput={draft.set} />
      {draft.text.trim() !== "" && <button type="button" class="btn ink" onClick={() => void send()}><Icon name="send" />{t("needs.say_it")}</button>}
    </section>
  );
};
