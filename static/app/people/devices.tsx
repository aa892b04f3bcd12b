import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { age, day, t } from "../core/i18n/index.ts";
import { Bar, Chip, Empty, Icon, Row, Sheet, SyncPill, toast } from "../core/ui/index.ts";
import { ask } from "./ask.ts";
import { Failure, reasonOf } from "./failure.tsx";

interface Device { id: string; name: string; created_at: string; last_seen: string | null; current: boolean }

/** "Where am I signed in, and is that all mine?" */
export default function DevicesPage() {
  const devices = useSignal<Device[] | null>(null);
  const failure = useSignal<string | null>(null);
  const chosen = useSignal<Device | null>(null);
  const load = async (): Promise<void> => {
    try {
      devices.value = (await ask<{ devices: Device[] }>("GET", "/api/devices")).devices;
      failure.value = null;
    } catch (error) { failure.value = reasonOf(error); }
  };
  useEffect(() => { void load(); }, []);
  const revoke = async (device: Device): Promise<void> => {
    chosen.value = null;
    try {
      await ask("DELETE", `/api/devices/${device.id}`);
      toast(t("people.revoked", { name: device.name }));
      await load();
    } catch (error) { failure.value = reasonOf(error); }
  };
  return (
    <>
      <Bar title={t("people.devices")} back="/more"><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{t("people.devices")}</h1>
        <p class="sub">{t("people.devices_text")}</p>
        <Failure text={failure.value} />
        {devices.value?.length === 0 && <Empty icon="phone" title={t("people.no_devices")} />}
        {devices.value && devices.value.length > 0 && <ul class="card list">{devices.value.map((device) => (
          <li key={device.id}><Row mark={<Icon name="here" />} name={device.name} sub={device.last_seen ? t("people.seen", { age: age(device.last_seen) }) : t("people.since", { day: day(device.created_at) })}
            {...(device.current ? {} : { onClick: () => { chosen.value = device; } })} chev={!device.current}>{device.current && <Chip tone="ok" icon="check">{t("people.this_one")}</Chip>}</Row></li>
        ))}</ul>}
      </main>
      <Sheet open={chosen.value !== null} onClose={() => { chosen.value = null; }} title={t("people.revoke_title", { name: chosen.value?.name ?? "" })}>
        <p class="sub">{t("people.revoke_text")}</p>
        <div class="flow"><button type="button" class="btn grow" onClick={() => { chosen.value = null; }}>{t("people.keep")}</button>
          <button type="button" class="btn bad grow" onClick={() => { if (chosen.value) void revoke(chosen.value); }}>{t("people.revoke")}</button></div>
      </Sheet>
    </>
  );
}
