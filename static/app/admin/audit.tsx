import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, isAway } from "../core/ask.ts";
import { day, type Key, t, time } from "../core/i18n/index.ts";
import { Bar, Empty, Icon, type IconName, Picks, Row, SyncPill } from "../core/ui/index.ts";

interface Entry {
  id: string; at: string; what: string; user: string | null; device: string | null; address: string | null;
  type: string | null; record: string | null; details: Record<string, unknown>;
}
interface Page { entries: Entry[]; next: string | null }

/** Kinds of deeds as the filter offers them, each with its mark in the list. */
const kinds: Record<string, IconName> = { session: "user", refused: "stop", trip: "route", account: "plant", import: "down", user: "users", device: "phone", calendar: "cal", quarantine: "inbox", settings: "gear" };
const kindOf = (what: string): string => what.split(".")[0] ?? what;
const isNamed = (word: string, key: Key): boolean => word !== key;

/** "Approved a trip"; a deed this app has no word for shows its code. */
const deed = ({ what }: Entry): string => {
  const key = `admin.did_${what.replace(".", "_")}` as Key;
  const word = t(key);
  return isNamed(word, key) ? word : what;
};
const sub = (entry: Entry): string => [
  `${day(entry.at)}, ${time(entry.at)}`, entry.user ?? t("admin.nobody"), entry.record, entry.device, entry.address, refusedWhat(entry),
].filter(Boolean).join(" · ");
const refusedWhat = ({ what, details }: Entry): string | null => (what === "refused" && typeof details.doing === "string" ? details.doing : null);

const read = (what: string | null, before: string | null): Promise<Page> =>
  ask<Page>("GET", `/api/audit?${new URLSearchParams({ ...(what ? { what } : {}), ...(before ? { before } : {}) })}`);

/** "Who did that?" */
export default function AuditPage() {
  const page = useSignal<Page | null>(null);
  const kind = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const load = async (before: string | null): Promise<void> => {
    try {
      const found = await read(kind.value, before);
      page.value = before && page.value ? { entries: [...page.value.entries, ...found.entries], next: found.next } : found;
      failure.value = null;
    } catch (error) { failure.value = isAway(error) ? t("admin.no_server") : (error as Error).message; }
  };
  useEffect(() => { void load(null); }, [kind.value]);
  return (
    <>
      <Bar title={t("admin.audit")} back="/more"><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("admin.audit")}</h1>
        <p class="sub">{t("admin.audit_text")}</p>
        <Picks label={t("admin.kind")} value={kind.value} onChange={(value) => { kind.value = value; }} options={Object.keys(kinds).map((value) => ({ value, label: t(`admin.kind_${value}`) }))} />
        {failure.value && <p class="say bad" role="alert"><Icon name="stop" /><span>{failure.value}</span></p>}
        {page.value?.entries.length === 0 && <Empty icon="list" title={t("admin.nothing")} text={t("admin.nothing_text")} />}
        {page.value && page.value.entries.length > 0 && <ul class="card list">{page.value.entries.map((entry) => (
          <li key={entry.id}><Row mark={<Icon name={kinds[kindOf(entry.what)] ?? "info"} />} name={deed(entry)} sub={sub(entry)} /></li>))}</ul>}
        {page.value?.next && <button type="button" class="btn" onClick={() => void load(page.value?.next ?? null)}><Icon name="down" />{t("admin.older")}</button>}
      </main>
    </>
  );
}
