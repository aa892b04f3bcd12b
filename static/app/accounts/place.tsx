import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { here } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import type { Position } from "../core/records.ts";
import { useAccounts } from "../core/store/index.ts";
import { Icon, Map as Places, toast } from "../core/ui/index.ts";

interface PlaceProps { account: string; city: string | null; state: string | null; position: Position | null; onChange: (position: Position) => void }
const ALL = 5000;
const ways = ["pin", "gps", "zip", "town", "street"];

/** How the place was found, in words. */
export const precisionText = (position: Position | null): string =>
  (position === null ? t("accounts.place_none") : t(`accounts.place_${ways.includes(position.precision) ? position.precision : "pin"}`));

/** A place on the map, by a tap, a drag of the pin, or from where the phone is. The accounts around give the bearings. */
export const PlacePicker = ({ account, city, state, position, onChange }: PlaceProps) => {
  const looking = useSignal(false);
  const others = useAccounts({ limit: ALL }).value.filter((hit) => hit.id !== account && hit.position);
  const around = [others.filter((hit) => city && hit.city === city), others.filter((hit) => state && hit.state === state), others].find((some) => some.length > 0) ?? [];
  const known = useRef(position !== null);
  const pins = known.current ? [] : around.map((hit) => ({ id: hit.id, name: hit.name, kind: "other" as const, position: hit.position as Position }));
  const standing = async (): Promise<void> => {
    looking.value = true;
    const found = await here();
    looking.value = false;
    if (found) onChange(found); else toast(t("accounts.no_place"));
  };
  return (
    <section class="stack"><div class="head"><h2>{t("accounts.place")}</h2><span class="xs" role="status">{precisionText(position)}</span></div>
      <Places pins={pins} shape="tall" label={t("accounts.place_map")} placed={position} onPlace={({ lat, lon }) => onChange({ lat, lon, precision: "pin" })} />
      <p class="sub">{t("accounts.place_how")}</p>
      <button type="button" class="btn" aria-busy={looking.value} onClick={() => void standing()}><Icon name="pin" />{looking.value ? t("accounts.looking") : t("accounts.i_am_here")}</button>
    </section>
  );
};
