import type { Shown, Visit } from "../core/records.ts";
import { t } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Icon, Row } from "../core/ui/index.ts";
import { takeInvitation } from "./trip_file.ts";

/** The people of the account who can be sent the visit as an appointment; not those who do not want visits. */
export const Invite = ({ visit }: { visit: Shown<Visit> }) => {
  const contacts = useRecords("contact", { account_id: visit.account_id }, "name").value.filter((one) => !one.opt_outs.includes("visit"));
  if (contacts.length === 0 || !visit.planned_start) return null;
  return (
    <section class="stack t"><h3 class="sub">{t("trips.invite")}</h3>
      <ul class="card list">{contacts.map((one) => (
        <li key={one.id}><Row onClick={() => void takeInvitation(visit.id, one)} mark={<Icon name="mail" />} name={one.name} sub={one.emails[0] ?? t("trips.invite_no_mail")}><Icon name="share" small /></Row></li>))}</ul>
      <p class="xs">{t("trips.invite_hint")}</p>
    </section>
  );
};
