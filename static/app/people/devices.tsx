import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { age, day, t } from "../core/i18n/index.ts";
import { useRecord } from "../core/store/index.ts";
import { Bar, Chip, Empty, Field, Icon, Row, Sheet, SyncPill, toast } from "../core/ui/index.ts";
import { ask } from "../core/ask.ts";
import { Failure, reasonOf } from "./failure.tsx";

interface Device { id: string; name: string; created_at: string; last_seen: string | null; current: boolean }

/** "Where am I signed in, and is that all mine?" With `?user=` the same of somebody else, for the office. */
export default function DevicesPage() {
  const user = useLocation().query.user ?? "";
  const whose = useRecord("user", user).value;
  const devices = useSignal<Device[] | null>(null);
  const failure = useSignal<string | null>(null);
  const chosen = useSignal<Device | null>(null);
  const load = async (): Promise<void> => {
    try {
      devices.value = (await ask<{ devices: Device[] }>("GET", user ? `/api/devices?user=${encodeURIComponent(user)}` : "/api/devices")).devices;
      failure.value = null;
    } catch (error) { failure.value = reasonOf(error); }
  };
  useEffect(() => { void load(); }, [user]);
  const attempt = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    chosen.value = null;
    try {
      await work();
      toast(done);
      await load();
    } catch (error) { failure.value = reasonOf(error); }
  };
  const title = whose ? t("people.devices_of", { name: whose.name }) : t("people.devices");
  return (
    <>
      <Bar title={title} back={user ? "/people" : "/more"}><SyncPill /></Bar>
      <main class="page stack l">
        <h1 class="hidden">{title}</h1>
        <p class="sub">{t(user ? "people.devices_of_text" : "people.devices_text")}</p>
        <Failure text={failure.value} />
        {devices.value?.length === 0 && <Empty icon="phone" title={t("people.no_devices")} text={t("people.no_devices_text")} />}
        {devices.value && devices.value.length > 0 && <ul class="card list">{devices.value.map((device) => (
          <li key={device.id}><Row mark={<Icon name="here" />} name={device.name} sub={device.last_seen ? t("people.seen", { age: age(device.last_seen) }) : t("people.since", { day: day(device.created_at) })}
            onClick={() => { chosen.value = device; }} chev>{device.current && <Chip tone="ok" icon="check">{t("people.this_one")}</Chip>}</Row></li>
        ))}</ul>}
      </main>
      {chosen.value && <DeviceSheet key={chosen.value.id} device={chosen.value} onClose={() => { chosen.value = null; }}
        onRename={(device, name) => void attempt(() => ask("PATCH", `/api/devices/${device.id}`, { name }), t("people.kept"))}
        onRevoke={(device) => void attempt(() => ask("DELETE", `/api/devices/${device.id}`), t("people.revoked", { name: device.name }))} />}
    </>
  );
}

interface DeviceSheetProps { device: Device; onClose: () => void; onRename: (device: Device, name: string) => void; onRevoke: (device: Device) => void }

/** A name one knows it by; and signing it out, after a word about what goes with it. */
const DeviceSheet = ({ device, onClose, onRename, onRevoke }: DeviceSheetProps) => {
  const name = useSignal(device.name);
  const sure = useSignal(false);
  if (sure.value) return (
    <Sheet open onClose={onClose} title={t("people.revoke_title", { name: device.name })}>
      <p class="sub">{t("people.revoke_text")}</p>
      <div class="flow"><button type="button" class="btn grow" onClick={onClose}>{t("people.keep")}</button>
        <button type="button" class="btn bad grow" onClick={() => onRevoke(device)}>{t("people.revoke")}</button></div>
    </Sheet>
  );
  return (
    <Sheet open onClose={onClose} title={device.name}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); if (name.value.trim()) onRename(device, name.value.trim()); }}>
        <Field label={t("people.name")} value={name.value} onInput={(text) => { name.value = text; }} autocomplete="off" error={name.value.trim() ? undefined : t("people.say_name")} />
        <button type="submit" class="btn ink big"><Icon name="check" />{t("people.save")}</button>
      </form>
      {!device.current && <button type="button" class="btn bad" onClick={() => { sure.value = true; }}>{t("people.revoke")}</button>}
    </Sheet>
  );
};
