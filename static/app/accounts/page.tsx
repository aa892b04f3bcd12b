import "./accounts.css";
import { useSignal } from "@preact/signals";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { visitNow } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Account, Shown } from "../core/records.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Icon, Stamp, SyncPill } from "../core/ui/index.ts";
import { NotHere } from "./frame.tsx";
import { Ahead, Facts, Gate, OpenNeeds, OpenTasks, People, Sites } from "./parts.tsx";
import { NoteSheet, TaskSheet } from "./sheets.tsx";
import { Timeline } from "./timeline.tsx";

type Open = "note" | "task" | null;

const useWide = (): boolean => {
  const query = matchMedia("(min-width: 1000px)");
  const wide = useSignal(query.matches);
  useEffect(() => {
    const change = (): void => { wide.value = query.matches; };
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return wide.value;
};

/** The account: what is open, who is there, everything that happened. */
export default function AccountPage() {
  const id = useRoute().params.id ?? "";
  return <Loaded key={id} id={id} />;
}

const Loaded = ({ id }: { id: string }) => {
  const account = useRecord("account", id).value;
  const wide = useWide();
  const open = useSignal<Open>(null);
  const show = (what: Open): void => { open.value = what; };
  if (account === undefined) return <Bar title={t("accounts.title")} back="/accounts"><SyncPill /></Bar>;
  if (account === null) return <NotHere />;
  return (
    <>
      {wide ? <Desk account={account} show={show} /> : <Phone account={account} show={show} />}
      <NoteSheet account={id} open={open.value === "note"} onClose={() => show(null)} />
      <TaskSheet account={id} open={open.value === "task"} onClose={() => show(null)} />
    </>
  );
};

interface PageProps { account: Shown<Account>; show: (what: Open) => void }

const useParts = (account: string) => ({
  sites: useRecords("site", { account_id: account }, "label").value, contacts: useRecords("contact", { account_id: account }, "name").value,
});

const Phone = ({ account, show }: PageProps) => {
  const { route } = useLocation();
  const { sites, contacts } = useParts(account.id);
  const town = [sites[0]?.city, sites[0]?.state].filter(Boolean).join(", ");
  const start = async (): Promise<void> => route(`/visits/${await visitNow(account.id)}`);
  return (
    <>
      <Bar title="" sub=" " back={true}><SyncPill /><a class="btn icon tug" href={`/accounts/${account.id}/edit`} aria-label={t("accounts.edit")}><Icon name="edit" /></a></Bar>
      <main class="page acting stack l">
        <div class="title"><div class="flow top"><h1 class="grow">{account.name}</h1>{account.tier && <Stamp tier={account.tier} />}</div>
          <p class="sub">{[town, account.number && t("accounts.number_n", { n: account.number })].filter(Boolean).join(" · ")}</p></div>
        <div class="split quad">
          <button type="button" class="btn tall" onClick={() => show("note")}><Icon name="note" />{t("accounts.note")}</button>
          <a class="btn tall" href={`/needs/new?account=${account.id}`}><Icon name="hose" />{t("accounts.need")}</a>
          <button type="button" class="btn tall" onClick={() => show("task")}><Icon name="task" />{t("accounts.task")}</button>
          <a class="btn tall" href={`/accounts/${account.id}/contacts/new`}><Icon name="user" />{t("accounts.contact")}</a>
        </div>
        <OpenNeeds account={account.id} /><OpenTasks account={account.id} /><Ahead account={account.id} />
        <People account={account.id} contacts={contacts} add /><Sites account={account.id} sites={sites} add /><Gate sites={sites} /><Facts account={account} /><Timeline account={account.id} />
      </main>
      <div class="act"><button type="button" class="btn go" onClick={() => void start()}><Icon name="done" />{t("accounts.check_in")}</button>
        <a class="btn big" href={`/accounts/${account.id}/brief`}><Icon name="book" />{t("accounts.brief")}</a></div>
    </>
  );
};

const Desk = ({ account, show }: PageProps) => {
  const { sites, contacts } = useParts(account.id);
  const territory = useRecord("territory", account.territory_id ?? "").value;
  const town = [sites[0]?.city, sites[0]?.state].filter(Boolean).join(", ");
  return (
    <main class="desk">
      <header class="top"><div class="grow"><h1>{account.name} {account.tier && <Stamp tier={account.tier} />}</h1>
        <p class="sub">{[town, account.number && t("accounts.number_n", { n: account.number }), territory?.name].filter(Boolean).join(" · ")}</p></div>
        <SyncPill />
        <button type="button" class="btn" onClick={() => show("note")}><Icon name="note" />{t("accounts.note")}</button>
        <button type="button" class="btn" onClick={() => show("task")}><Icon name="task" />{t("accounts.task")}</button>
        <a class="btn" href={`/needs/new?account=${account.id}`}><Icon name="hose" />{t("accounts.need")}</a>
        <a class="btn go" href={`/accounts/${account.id}/brief`}><Icon name="book" />{t("accounts.brief")}</a></header>
      <div class="panes three">
        <div class="stack l"><People account={account.id} contacts={contacts} add /><Facts account={account} edit /></div>
        <Timeline account={account.id} />
        <div class="stack l"><OpenNeeds account={account.id} /><OpenTasks account={account.id} /><Ahead account={account.id} /><Sites account={account.id} sites={sites} add /><Gate sites={sites} /></div>
      </div>
    </main>
  );
};
