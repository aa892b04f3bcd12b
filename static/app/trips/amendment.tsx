import type { Shown, Trip } from "../core/records.ts";
import { useOnce } from "../core/capture/index.ts";
import { t } from "../core/i18n/index.ts";
import { useRecords } from "../core/store/index.ts";
import { Icon, toast } from "../core/ui/index.ts";
import { beyondText } from "./amendment_words.ts";
import { takeBack } from "./edit.ts";
import { lastOf } from "./parts.tsx";
import type { Plan } from "./use_plan.ts";

const BackButton = ({ trip, plan, strong }: { trip: Shown<Trip>; plan: Plan; strong: boolean }) => {
  const back = useOnce(async () => {
    if (plan.since) await takeBack(plan.book, trip, plan.since.covers, plan.records);
    toast(t("trips.as_approved"));
  }, plan.changed ?? "");
  return <button type="button" class={strong ? "btn ink" : "btn"} onClick={() => void back()}><Icon name="undo" />{t("trips.am_back")}</button>;
};

/** For the rep: the change of an approved trip waits, or came back, and what holds meanwhile. */
export const AmendmentCard = ({ trip, plan, mine }: { trip: Shown<Trip>; plan: Plan; mine: boolean }) => {
  const boss = useRecords("user", { role: "manager" }).value.find((user) => user.active)?.name.split(" ")[0];
  if (!plan.weight || (plan.changed !== "waiting" && plan.changed !== "returned")) return null;
  const why = beyondText(plan.weight);
  const returned = plan.changed === "returned" ? lastOf(trip, "return") : undefined;
  return (
    <section class="card heed stack">
      <div class="flow top"><Icon name={returned ? "undo" : "clock"} /><div class="grow stack t">
        <p class="name">{returned ? t("trips.am_returned_by", { name: returned.name }) : t("trips.am_again")}</p>
        {returned?.comment && <p class="note">{returned.comment}</p>}
        {!returned && why && <p class="sub num">{why}</p>}
        <p class="sub">{returned ? t("trips.am_returned_text") : boss ? t("trips.am_holds", { name: boss }) : t("trips.am_holds_plain")}</p>
      </div></div>
      {mine && <BackButton trip={trip} plan={plan} strong={plan.changed === "returned"} />}
    </section>
  );
};
