import { t } from "../i18n/index.ts";
import type { TakenOut } from "../store/index.ts";
import { toast } from "../ui/index.ts";

/** Into the folder of downloads. */
export const download = ({ name, blob }: TakenOut): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Gives the person files they can mail or keep: by the phone's own share sheet, else as downloads. */
export const give = async (taken: TakenOut[]): Promise<void> => {
  const files = taken.map(({ name, blob }) => new File([blob], name, { type: blob.type }));
  if (navigator.canShare?.({ files })) {
    try { await navigator.share({ files }); return; } catch (error) { if ((error as Error).name === "AbortError") return; }
  }
  taken.forEach(download);
  toast(t("capture.saved_file"));
};

/** A picture or recording that this phone has no room for: while it is still in memory it can be saved elsewhere. The toast stays until it is answered. */
export const rescue = (blob: Blob, name: string): void =>
  toast(t("capture.not_kept"), { bad: true, action: { label: t("capture.save_elsewhere"), run: () => void give([{ name, blob }]) } });
