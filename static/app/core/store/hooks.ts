import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { Records, TypeName } from "../records";
import { onChanges, store } from "./index";
import { readBegins } from "./reading";
import type { ReceiptItem } from "./receipt";
import type { AccountHit, AccountQuery, AccountsFound, Changes, Order, SetAside, ShownOf } from "./types";

/** Reads now and after every change that `concerns`; an older answer never covers a newer one. `forget`: another key starts empty. */
const useLive = <T>(first: T, load: () => Promise<T>, concerns: (changes: Changes) => boolean, key: string, forget = false): Signal<T> => {
  const value = useSignal(first);
  useLayoutEffect(() => { // before the browser draws: the answer is on its way meanwhile
    let [asked, answered, ended] = [0, 0, false];
    const read = async (): Promise<void> => {
      const turn = ++asked;
      const over = readBegins();
      try {
        const result = await load();
        if (ended || turn < answered) return;
        answered = turn;
        value.value = result;
      } catch (error) { console.warn("Reading from the phone failed", error); } finally { over(); }
    };
    if (forget) value.value = first;
    void read();
    const stop = onChanges((changes) => { if (concerns(changes)) void read(); });
    return () => { ended = true; stop(); };
  }, [key]);
  return value;
};

/** One record, live. Undefined: not read yet; null: not there. */
export const useRecord = <T extends TypeName>(type: T, id: string): Signal<ShownOf<T> | undefined | null> =>
  useLive<ShownOf<T> | undefined | null>(undefined, async () => (await store.get(type, id)) ?? null, (changes) => {
    const ids = changes[type];
    return ids === null || ids?.includes(id) === true;
  }, `${type}/${id}`, true);

const UNREAD: never[] = [];
/** False for the empty list that stands until the records are read: nobody may write over what is not on the screen yet. */
export const isRead = (records: readonly unknown[]): boolean => records !== UNREAD;
/** All records whose fields are those of `where`, live; empty until they are read. */
export const useRecords = <T extends TypeName>(type: T, where: Partial<Records[T]>, order?: Order<T>): Signal<ShownOf<T>[]> =>
  useLive<ShownOf<T>[]>(UNREAD, () => store.list(type, where, order), (changes) => changes[type] !== undefined, JSON.stringify([type, where, order]));

/** What the server refused of this record and nobody has dealt with, live. */
export const useSetAside = (type: TypeName, id: string): Signal<SetAside[]> =>
  useLive<SetAside[]>([], async () => (await store.setAside()).filter(({ mutation }) => mutation.type === type && mutation.record === id), () => true, `aside/${type}/${id}`);

const searched: TypeName[] = ["account", "site", "contact", "need"];
/** Accounts that match, best first, live. */
export const useAccounts = (query: AccountQuery): Signal<AccountHit[]> =>
  useLive<AccountHit[]>([], () => store.accounts(query), (changes) => searched.some((type) => changes[type] !== undefined), JSON.stringify(query));
/** The same with how many match; undefined until it is known. */
export const useAccountsFound = (query: AccountQuery): Signal<AccountsFound | undefined> =>
  useLive<AccountsFound | undefined>(undefined, () => store.accountsFound(query), (changes) => searched.some((type) => changes[type] !== undefined), JSON.stringify(query));

/** The local day's receipt (`day` is `YYYY-MM-DD`), live; null until it is read. */
export const useReceipt = (day: string): Signal<ReceiptItem[] | null> => {
  const from = new Date(`${day}T00:00:00`);
  const to = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1);
  return useLive<ReceiptItem[] | null>(null, () => store.receipt(from.toISOString(), to.toISOString()), () => true, `receipt/${day}`);
};
