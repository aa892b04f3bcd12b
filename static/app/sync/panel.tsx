import { age, plural, t, time } from "../core/i18n/index.ts";
import { type Pending, type SetAside, store, syncState } from "../core/store/index.ts";
import { Bar, Chip, Icon, Row } from "../core/ui/index.ts";
import { AsideCard } from "./aside.tsx";
import { type Filed, readFiles, RefusedFile, WaitingFiles } from "./files.tsx";
import { iconOf, nameOf, pageOf, typeWord } from "./labels.ts";
import { MayClear } from "./may_clear.tsx";
import { useRead } from "./read.ts";
import { Receipt } from "./receipt.tsx";
import { SendPlate } from "./send_plate.tsx";

interface Waiting { pending: Pending; name: string; href: string | null }
interface Aside { aside: SetAside; name: string }

const hrefOf = async (pending: Pending): Promise<string | null> => {
  const record = (await store.get(pending.type, pending.record)) as { account_id?: unknown } | undefined;
  return pageOf(pending.type, pending.record, record?.account_id);
};
/** One row a record, with its latest change. */
const latest = (all: Pending[]): Pending[] => [...new Map(all.map((pending) => [`${pending.type}/${pending.record}`, pending])).values()];
const readWaiting = async (): Promise<Waiting[]> => Promise.all(latest(await store.outbox()).map(async (pending) =>
  ({ pending, name: await nameOf(pending.type, pending.record), href: await hrefOf(pending) })));
const readAside = async (): Promise<Aside[]> => Promise.all((await store.setAside()).map(async (aside) =>
  ({ aside, name: await nameOf(aside.mutation.type, aside.mutation.record, aside.mutation.set) })));

const WaitingList = ({ waiting }: { waiting: Waiting[] }) => (
  <section class="stack"><h2>{t("sync.waiting", { n: waiting.length })}</h2><ul class="card list">{waiting.map(({ pending, name, href }) => (
    <li key={pending.id}><Row {...(href ? { href } : {})} mark={<Icon name={iconOf(pending.type)} />} name={name}
      sub={`${time(pending.at)} · ${typeWord(pending.type)}, ${t(`sync.op_${pending.op}`)} · ${age(pending.at)}`}><Chip icon="here">{t("sync.here")}</Chip></Row></li>
  ))}</ul></section>
);

/** "Where are my words?" What is only here, since when, and what the server did not take. */
export default function SyncPanel() {
  const { unsent, setAside, conflicts } = syncState.value;
  const waiting = useRead<Waiting[]>([], readWaiting, [unsent]);
  const asides = useRead<Aside[]>([], readAside, [setAside]);
  const files = useRead<Filed[]>([], readFiles, [unsent, setAside]);
  const refused = files.value.filter(({ file }) => file.refusal);
  const going = files.value.filter(({ file }) => !file.refusal);
  return (
    <>
      <Bar title={t("sync.title")} back="/more" />
      <main class="page stack l">
        <h1 class="hidden">{t("sync.title")}</h1>
        <SendPlate />
        {asides.value.length + refused.length > 0 && <section class="stack"><h2>{t("sync.set_aside", { n: asides.value.length + refused.length })}</h2>
          {asides.value.map((one) => <AsideCard key={one.aside.id} {...one} />)}{refused.map((one) => <RefusedFile key={one.file.sha256} {...one} />)}</section>}
        {conflicts > 0 && <ul class="card list"><li><Row href="/more/conflicts" mark={<Icon name="swap" />} name={t("sync.two_versions")} sub={plural("core.sync_questions", conflicts)} chev /></li></ul>}
        {waiting.value.length > 0 && <WaitingList waiting={waiting.value} />}
        {going.length > 0 && <WaitingFiles files={going} />}
        <Receipt />
        <MayClear />
      </main>
    </>
  );
}
