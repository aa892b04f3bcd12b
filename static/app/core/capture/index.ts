export { arrived, arriving, checkIn, resumeCheckIns, visitNow } from "./check_in.ts";
export { dayOf, daysOn, daysUntil, nextWeekday } from "./dates.ts";
export { useDraft } from "./draft.ts";
export { useKept } from "./kept.ts";
export { keepPhoto, scaled, shrink, useAddress } from "./photo.ts";
export { here, wayTo } from "./place.ts";
export { Photos, TakePhoto, Thumb } from "./photos.tsx";
export { useVoice } from "./voice.ts";
export { WhichAccount } from "./which_account.tsx";
