import type { Shown, Territory } from "../core/records.ts";
import { session } from "../core/session.ts";
import { useRecord, useRecords } from "../core/store/index.ts";

/** The territories whose accounts this person sees: a rep's own, a manager's and all below, everything for the office. */
export const useSeenTerritories = (): Shown<Territory>[] => {
  const user = session.value?.user;
  const own = useRecord("user", user?.id ?? "").value?.territory_ids ?? [];
  const scopes = session.value?.scopes ?? [];
  return useRecords("territory", {}, "name").value.filter((one) => user?.role === "admin" || own.includes(one.id) || scopes.includes(`terr:${one.id}`));
};
