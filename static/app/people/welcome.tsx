import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { t } from "../core/i18n/index.ts";
import { signIn } from "../core/session.ts";
import { Field, Icon } from "../core/ui/index.ts";
import { ask } from "../core/ask.ts";
import { Failure, reasonOf } from "./failure.tsx";
import { refusalText } from "./sign_in.tsx";
import { Tongue } from "./tongue.tsx";

export const SHORTEST_PASSWORD = 10;

/** "I was sent a link; let me choose my password." Also the first start, when the administrator names themself. */
export default function WelcomePage() {
  const { query, route } = useLocation();
  const token = query.token ?? location.hash.slice(1);
  const name = useSignal("");
  const email = useSignal("");
  const password = useSignal("");
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  const enter = async (): Promise<void> => {
    if (busy.value) return;
    if (password.value.length < SHORTEST_PASSWORD) { failure.value = t("people.password_short", { n: SHORTEST_PASSWORD }); return; }
    busy.value = true;
    failure.value = null;
    try {
      const optional = { ...(name.value.trim() ? { name: name.value.trim() } : {}), ...(email.value.trim() ? { email: email.value.trim() } : {}) };
      const { user } = await ask<{ user: { email: string } }>("POST", "/api/welcome", { token, password: password.value, ...optional });
      const result = await signIn(user.email, password.value);
      if (result.ok) route("/", true);
      else failure.value = refusalText(result);
    } catch (error) {
      failure.value = reasonOf(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <main class="page acting stack l">
      <div class="title gate"><h1>{t("people.welcome")}</h1><p class="sub">{t(token ? "people.welcome_text" : "people.welcome_no_token")}</p></div>
      <form id="welcome" class="stack" onSubmit={(event) => { event.preventDefault(); void enter(); }}>
        <Field label={t("people.email")} type="email" autocomplete="username" value={email.value} onInput={(value) => { email.value = value; }} hint={t("people.email_hint")} />
        <Field label={t("people.name")} autocomplete="name" value={name.value} onInput={(value) => { name.value = value; }} hint={t("people.name_hint")} />
        <Field label={t("people.new_password")} type="password" autocomplete="new-password" value={password.value} onInput={(value) => { password.value = value; }} hint={t("people.password_hint", { n: SHORTEST_PASSWORD })} />
        <Failure text={failure.value} />
      </form>
      <Tongue />
      <div class="act"><button type="submit" form="welcome" class="btn go"><Icon name="check" />{t("people.begin")}</button></div>
    </main>
  );
}
