import { t } from "../core/i18n/index.ts";
import type { TakenOut } from "../core/store/index.ts";
import { toast } from "../core/ui/index.ts";

const download = ({ name, blob }: TakenOut): void => {
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
  toast(t("sync.saved"));
};
