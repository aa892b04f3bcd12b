import { language, speak, t } from "../core/i18n/index.ts";
import { Seg } from "../core/ui/index.ts";

/** Each language in its own name, so that it is found by who needs it. */
export const Tongue = () => (
  <Seg label={t("people.language")} value={language.value} onChange={(to) => void speak(to, true)}
    options={[{ value: "en", label: "English" }, { value: "es", label: "Español" }]} />
);
