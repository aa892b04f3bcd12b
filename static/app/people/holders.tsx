import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import type { Shown, Territory } from "../core/records.ts";
import { store, useRecords } from "../core/store/index.ts";
import { Icon, Picks, Sheet, toast } from "../core/ui/index.ts";

/** Handing a book over: who holds the territory from now on, and what that means for who held it. */
export const HoldersSheet = ({ territory, onClose }: { territory: Shown<Territory>; onClose: () => void }) => {
  const people = useRecords("user", {}, "name").value.filter((user) => user.active);
  const held = people.filter((user) => user.territory_ids?.includes(territory.id)).map((user) => user.id);
  const chosen = useSignal<string[] | null>(null);
  const now = chosen.value ?? held;
  const losing = people.filter((user) => held.includes(user.id) && !now.includes(user.id));
  const save = async (): Promise<void> => {
    for (const user of people) {
      const [before, after] = [held.includes(user.id), now.includes(user.id)];
      if (before !== after) await store.patch("user", user.id, { territory_ids: after ? [...user.territory_ids, territory.id] : user.territory_ids.filter((id) => id !== territory.id) });
    }
    toast(t("people.kept"));
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={t("people.hand_over_title", { name: territory.name })}>
      <Picks label={t("people.held_by")} multi value={now} onChange={(ids) => { chosen.value = ids; }} options={people.map((user) => ({ value: user.id, label: user.name }))} />
      {losing.length > 0 && <p class="say warn"><Icon name="info" /><span>{t("people.loses", { names: losing.map((user) => user.name).join(", ") })}</span></p>}
      <button type="button" class="btn ink big" onClick={() => void save()}><Icon name="check" />{t("people.save")}</button>
    </Sheet>
  );
};
