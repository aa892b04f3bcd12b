import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { hasPicked, plural, speak, t } from "../core/i18n/index.ts";
import { type SignInResult, signIn } from "../core/session.ts";
import { Field, Icon } from "../core/ui/index.ts";
import { Failure } from "./failure.tsx";
import { safeNext } from "./safe_next.ts";
import { Tongue } from "./tongue.tsx";

/** Why the door stayed shut, in the person's language. */
export const refusalText = (result: Extract<SignInResult, { ok: false }>): string => {
  if (result.code === "wrong") return t("people.wrong");
  if (result.code === "too_many") return t("people.too_many");
  if (result.code === "offline") return t("people.no_server");
  return result.code === "other_user" ? plural("people.other_user", result.unsent) : t("people.failed");
};

/** "Let me in." */
export default function SignInPage() {
  const { query, route } = useLocation();
  const email = useSignal("");
  const password = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const enter = async (): Promise<void> => {
    if (busy.value) return;
    if (!email.value.trim() || !password.value) { failure.value = t("people.say_both"); return; }
    busy.value = true;
    failure.value = null;
    const result = await signIn(email.value.trim(), password.value);
    busy.value = false;
    if (!result.ok) { failure.value = refusalText(result); return; }
    const wish = result.session.user.language;
    if (!hasPicked() && (wish === "en" || wish === "es")) await speak(wish);
    route(safeNext(query.next), true);
  };
  return (
    <main class="page acting stack l">
      <div class="title gate"><h1>{t("people.sign_in")}</h1><p class="sub">{t("people.sign_in_text")}</p></div>
      <form id="sign-in" class="stack" onSubmit={(event) => { event.preventDefault(); void enter(); }}>
        <Field label={t("people.email")} type="email" autocomplete="username" value={email.value} onInput={(value) => { email.value = value; }} />
        <Field label={t("people.password")} type="password" autocomplete="current-password" value={password.value} onInput={(value) => { password.value = value; }} />
        <Failure text={failure.value} />
      </form>
      <Tongue />
      <div class="act"><button type="submit" form="sign-in" class="btn go"><Icon name="check" />{t("people.enter")}</button></div>
    </main>
  );
}
