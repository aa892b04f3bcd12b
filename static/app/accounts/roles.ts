import { t } from "../core/i18n/index.ts";

/** What somebody does in a purchase. */
export const roles = ["decides", "buys", "uses", "advises"];

/** In the person's language; a word that came with an import stays as it is. */
export const roleText = (role: string | null | undefined): string | null => (role && roles.includes(role) ? t(`accounts.role_${role}`) : role ?? null);
