import { useSignal } from "@preact/signals";
import { t } from "../core/i18n/index.ts";
import { useAccounts, useRecord } from "../core/store/index.ts";
import { Field, Icon, Row, Stamp } from "../core/ui/index.ts";

const SHOWN = 4;

/** The company this one is a plant or a branch of: found by typing, taken by a tap. */
export const ParentField = ({ account, value, onChange }: { account: string; value: string | null; onChange: (id: string | null) => void }) => {
  const text = useSignal("");
  const parent = useRecord("account", value ?? "").value;
  const hits = useAccounts({ text: text.value.trim(), limit: SHOWN + 1 }).value.filter((hit) => hit.id !== account).slice(0, SHOWN);
  if (value) return (
    <div class="field"><span class="label">{t("accounts.part_of")}</span>
      <div class="card list"><div class="row"><Icon name="plant" /><span class="grow name">{parent?.name ?? t("accounts.other_territory")}</span>
        <button type="button" class="btn icon tug" aria-label={t("accounts.clear")} onClick={() => { text.value = ""; onChange(null); }}><Icon name="x" /></button></div></div></div>
  );
  return (
    <div class="stack"><Field label={t("accounts.part_of")} type="search" hint={t("accounts.part_of_hint")} value={text.value} onInput={(typed) => { text.value = typed; }} autocomplete="off" />
      {text.value.trim().length > 1 && hits.length > 0 && <ul class="card list">{hits.map((hit) => <li key={hit.id}><Row onClick={() => onChange(hit.id)} mark={<Stamp tier={hit.tier} />} name={hit.name} sub={hit.city} /></li>)}</ul>}</div>
  );
};
