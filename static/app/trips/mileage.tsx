import { useState } from "preact/hooks";
import type { Shown, Trip } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { Icon, Row, Sheet } from "../core/ui/index.ts";
import { takeMileage } from "./trip_file.ts";

/** The way to the mileage log: how it comes about, and as which file. */
export const MileageRow = ({ trip }: { trip: Shown<Trip> }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row onClick={() => setOpen(true)} mark={<Icon name="car" />} name={t("trips.mileage")} sub={t("trips.mileage_text")} chev />
      <Sheet open={open} title={t("trips.mileage")} onClose={() => setOpen(false)}>
        <p class="sub">{t("trips.mileage_how")}</p>
        <button type="button" class="btn ink" onClick={() => void takeMileage(trip, "pdf")}><Icon name="file" />{t("trips.mileage_pdf")}</button>
        <button type="button" class="btn" onClick={() => void takeMileage(trip, "csv")}><Icon name="list" />{t("trips.mileage_csv")}</button>
      </Sheet>
    </>
  );
};
