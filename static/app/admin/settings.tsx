import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, isAway } from "../core/ask.ts";
import { type LengthUnit, t } from "../core/i18n/index.ts";
import type { MayChange, Money } from "../core/records.ts";
import { store } from "../core/store/index.ts";
import { Bar, Field, Icon, Seg, Steps, SyncPill, toast } from "../core/ui/index.ts";
import { KM_A_MILE, MOST_KM, MOST_VISITS, isWay, rateIn, toKm, wayIn, wayKm } from "./rates.ts";

type Language = "en" | "es";
interface Told { name: string; language: Language; unit: LengthUnit; km_rate: Money; night_rate: Money; meals_rate: Money; tolerance: MayChange }
/** As typed: rates and ways are figures in the unit that is chosen. */
interface Draft { name: string; language: Language; unit: LengthUnit; road: string; night: string; meals: string; visits: number; way: string; cost: string }

const draftOf = (told: Told): Draft => ({ name: told.name, language: told.language, unit: told.unit, road: rateIn(told.km_rate.amount, told.unit), night: told.night_rate.amount, meals: told.meals_rate.amount, visits: told.tolerance.visits, way: wayIn(told.tolerance.km, told.unit), cost: told.tolerance.cost.amount });
const isFigure = (text: string): boolean => /^\d{1,9}([.,]\d{1,4})?$/.test(text.trim());
const money = (text: string, currency: string): Money => ({ amount: text.trim().replace(",", "."), currency });

const talk = (method: "GET" | "PATCH", body?: object): Promise<Told> => ask<Told>(method, "/api/settings", body);

/** "What holds for all of us?" */
export default function SettingsPage() {
  const draft = useSignal<Draft | null>(null);
  const currency = useSignal("USD");
  const failure = useSignal<string | null>(null);
  const attempt = async (work: () => Promise<Told>): Promise<boolean> => {
    try {
      const told = await work();
      draft.value = draftOf(told);
      currency.value = told.km_rate.currency;
      failure.value = null;
      return true;
    } catch (error) { failure.value = isAway(error) ? t("admin.no_server") : (error as Error).message; return false; }
  };
  useEffect(() => { void attempt(() => talk("GET")); }, []);
  const put = (change: Partial<Draft>): void => { if (draft.value) draft.value = { ...draft.value, ...change }; };
  const save = async (): Promise<void> => {
    const now = draft.value;
    if (!now) return;
    if (![now.road, now.night, now.meals].every(isFigure)) { failure.value = t("admin.say_figures"); return; }
    if (!isFigure(now.cost) || !isWay(now.way, now.unit)) { failure.value = t("admin.say_tolerance", { most: wayIn(MOST_KM, now.unit) }); return; }
    const values = { name: now.name.trim(), language: now.language, unit: now.unit, km_rate: money(toKm(now.road, now.unit), currency.value), night_rate: money(now.night, currency.value), meals_rate: money(now.meals, currency.value), tolerance: { visits: now.visits, km: wayKm(now.way, now.unit), cost: money(now.cost, currency.value) } };
    if (await attempt(() => talk("PATCH", values))) { toast(t("admin.saved")); void store.syncNow(); }
  };
  return (
    <>
      <Bar title={t("admin.settings")} back="/more"><SyncPill /></Bar>
      <main class="page acting stack l">
        <h1 class="hidden">{t("admin.settings")}</h1>
        <p class="sub">{t("admin.settings_text")}</p>
        {draft.value && <Fields draft={draft.value} put={put} />}
        {failure.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{failure.value}</span></p>}
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void save()}><Icon name="check" />{t("admin.save")}</button></div>
    </>
  );
}

const Fields = ({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) => {
  const change = (unit: LengthUnit): void => {
    const rate = Number(draft.road.replace(",", "."));
    const factor = unit === draft.unit ? 1 : unit === "mi" ? KM_A_MILE : 1 / KM_A_MILE;
    const way = unit === draft.unit || !isWay(draft.way, draft.unit) ? draft.way : wayIn(wayKm(draft.way, draft.unit), unit);
    put({ unit, way, ...(isFigure(draft.road) ? { road: (rate * factor).toFixed(2) } : {}) });
  };
  return (
    <>
      <div class="card stack">
        <Field label={t("admin.company")} value={draft.name} onInput={(name) => put({ name })} autocomplete="off" />
        <Seg label={t("admin.language")} showLabel value={draft.language} onChange={(language) => put({ language })} options={[{ value: "en", label: "English" }, { value: "es", label: "Español" }]} />
        <Seg label={t("admin.distance")} showLabel value={draft.unit} onChange={change} options={[{ value: "mi", label: t("admin.miles") }, { value: "km", label: t("admin.kilometres") }]} />
        <Field label={t("admin.road")} type="figure" value={draft.road} unit={t(`admin.per_${draft.unit}`)} onInput={(road) => put({ road })} />
        <Field label={t("admin.night")} type="figure" value={draft.night} unit={t("admin.dollars")} onInput={(night) => put({ night })} />
        <Field label={t("admin.meals")} type="figure" value={draft.meals} unit={t("admin.dollars")} onInput={(meals) => put({ meals })} hint={t("admin.rates_hint")} />
      </div>
      <section class="stack"><h2>{t("admin.may_change")}</h2><p class="sub">{t("admin.may_change_text")}</p>
        <div class="card stack">
          <Steps label={t("admin.may_visits")} showLabel value={draft.visits} min={0} max={MOST_VISITS} onChange={(visits) => put({ visits })} />
          <Field label={t("admin.may_way")} type="figure" value={draft.way} unit={draft.unit} onInput={(way) => put({ way })} />
          <Field label={t("admin.may_cost")} type="figure" value={draft.cost} unit={t("admin.dollars")} onInput={(cost) => put({ cost })} hint={t("admin.may_hint")} />
        </div></section>
    </>
  );
};
