import { isAway, Refused } from "../core/ask.ts";
import { t } from "../core/i18n/index.ts";
import { Icon } from "../core/ui/index.ts";

/** What the server refuses with a code of its own. */
const told: Record<string, () => string> = {
  link_used: () => t("people.link_used"), email_taken: () => t("people.email_taken"), last_admin: () => t("people.last_admin"), not_allowed: () => t("people.not_allowed"),
};

/** What went wrong, in the person's language where the reason is known, else in the server's words. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Refused)) return error instanceof TypeError ? t("people.no_server") : t("people.failed");
  if (isAway(error)) return t("people.no_server");
  if (error.status === 429) return t("people.too_many");
  const known = told[error.code];
  if (known) return known();
  return Object.values(error.errors).flat()[0] ?? (error.message || t("people.failed"));
};

export const Failure = ({ text }: { text: string | null }) => (text ? <p class="say bad" role="alert"><Icon name="stop" /><span>{text}</span></p> : null);
