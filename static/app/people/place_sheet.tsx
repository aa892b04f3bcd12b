import { useSignal } from "@preact/signals";
import { useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Field, Icon, Picks, Sheet } from "../core/ui/index.ts";

type Kind = "territory" | "team";
export interface PlaceDraft { kind: Kind; id: string | null; name: string; above: string | null }

/** What the sheet starts with; without a record, a new one. */
export const placeDraft = (kind: Kind, record?: { id: string; name: string; team_id?: string | null; parent_id?: string | null }): PlaceDraft =>
  ({ kind, id: record?.id ?? null, name: record?.name ?? "", above: (kind === "team" ? record?.parent_id : record?.team_id) ?? null });

const keep = async ({ kind, id, name, above }: PlaceDraft): Promise<void> => {
  const values = { name: name.trim() };
  if (kind === "territory") await (id ? store.patch("territory", id, { ...values, team_id: above }) : store.create("territory", { ...values, team_id: above }));
  else await (id ? store.patch("team", id, { ...values, parent_id: above }) : store.create("team", { ...values, parent_id: above }));
};

/** Name of a territory or a team, and the team it belongs to; a team cannot stand below itself. */
export const PlaceSheet = ({ draft, onClose }: { draft: PlaceDraft; onClose: () => void }) => {
  const form = useSignal(draft);
  const missing = useSignal(false);
  const teams = useRecords("team", {}, "name").value;
  const below = (id: string): boolean => id === draft.id || teams.some((team) => team.id === id && team.parent_id !== null && below(team.parent_id));
  const above = draft.kind === "team" && draft.id ? teams.filter((team) => !below(team.id)) : teams;
  const save = useOnce(async () => {
    missing.value = !form.value.name.trim();
    if (missing.value) return false;
    await keep(form.value);
    onClose();
    return true;
  });
  return (
    <Sheet open onClose={onClose} title={draft.id ? draft.name : t(draft.kind === "team" ? "people.new_team" : "people.new_territory")}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t("people.name")} value={form.value.name} onInput={(name) => { form.value = { ...form.value, name }; }} error={missing.value ? t("people.say_name") : undefined} />
        {above.length > 0 && <Picks label={t(draft.kind === "team" ? "people.under" : "people.team")} showLabel value={form.value.above} onChange={(team) => { form.value = { ...form.value, above: team }; }} options={above.map((one) => ({ value: one.id, label: one.name }))} />}
        <button type="submit" class="btn ink big"><Icon name="check" />{t("people.save")}</button>
      </form>
    </Sheet>
  );
};
