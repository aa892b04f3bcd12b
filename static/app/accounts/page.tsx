import "./accounts.css";
import { useRoute } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import type { Account, Shown } from "../core/records.ts";
import { useRecord, useRecords } from "../core/store/index.ts";
import { Bar, Icon, Stamp, SyncPill, useWide } from "../core/ui/index.ts";
import { NotHere } from "./frame.tsx";
import { Ahead, Facts, Gate, OpenNeeds, OpenTasks, People, Sites } from "./parts.tsx";
import { Timeline } from "./timeline.tsx";

/** The account: what is open, who is there, everything that happened. */
export default function AccountPage() {
  const id = useRoute().params.id ?? "";
  return <Loaded key={id} id={id} />;
}

const Loaded = ({ id }: { id: string }) => {
  const account = useRecord("account", id).value;
  const wide = useWide();
  if (account === undefined) return <Bar title={t("accounts.title")} back="/accounts"><SyncPill /></Bar>;
  if (account === null) return <NotHere />;
  return wide ? <Desk account={account} /> : <Phone account={account} />;
};

interface PageProps { account: Shown<Account> }

const useParts = (account: string) => ({
  sites: useRecords("site", { account_id: account }, "label").value, contacts: useRecords("contact", { account_id: account }, "name").value,
});

const Phone = ({ account }: PageProps) => {
  const { sites, contacts } = useParts(account.id);
  const town = [sites[0]?.city, sites[0]?.state].filter(Boolean).join(", ");
  return (
    <>
      <Bar title="" sub=" " back={true}><SyncPill /><a class="btn icon tug" href={`/accounts/${account.id}/edit`} aria-label={t("accounts.edit")}><Icon name="edit" /></a></Bar>
      <main class="page acting stack l">
        <div class="title"><div class="flow top"><h1 class="grow">{account.name}</h1>{account.tier && <Stamp tier={account.tier} />}</div>
          <p class="sub">{[town, account.number && t("accounts.number_n", { n: account.number })].filter(Boolean).join(" · ")}</p></div>
        <div class="split quad">
          <a class="btn tall" href={`/add/note?account=${account.id}`}><Icon name="note" />{t("accounts.note")}</a>
          <a class="btn tall" href={`/needs/new?account=${account.id}`}><Icon name="hose" />{t("accounts.need")}</a>
          <a class="btn tall" href={`/add/task?account=${account.id}`}><Icon name="task" />{t("accounts.task")}</a>
          <a class="btn tall" href={`/accounts/${account.id}/contacts/new`}><Icon name="user" />{t("accounts.contact")}</a>
        </div>
        <OpenNeeds account={account.id} /><OpenTasks account={account.id} /><Ahead account={account.id} />
        <People account={account.id} contacts={contacts} add /><Sites account={account.id} sites={sites} add /><Gate sites={sites} /><Facts account={account} /><Timeline account={account.id} />
      </main>
      <div class="act"><a class="btn go" href={`/visits/new?account=${account.id}`}><Icon name="done" />{t("accounts.check_in")}</a>
        <a class="btn big" href={`/accounts/${account.id}/brief`}><Icon name="book" />{t("accounts.brief")}</a></div>
    </>
  );
};

const Desk = ({ account }: PageProps) => {
  const { sites, contacts } = useParts(account.id);
  const territory = useRecord("territory", account.territory_id ?? "").value;
  const town = [sites[0]?.city, sites[0]?.state].filter(Boolean).join(", ");
  return (
    <main class="desk">
      <header class="top"><div class="grow"><h1>{account.name} {account.tier && <Stamp tier={account.tier} />}</h1>
        <p class="sub">{[town, account.number && t("accounts.number_n", { n: account.number }), territory?.name].filter(Boolean).join(" · ")}</p></div>
        <SyncPill />
        <a class="btn" href={`/add/note?account=${account.id}`}><Icon name="note" />{t("accounts.note")}</a>
        <a class="btn" href={`/add/task?account=${account.id}`}><Icon name="task" />{t("accounts.task")}</a>
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
