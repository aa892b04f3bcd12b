import "./look/tokens.css";
import "./look/components.css";
import "./shell/shell.css";
import { render } from "preact";
import { language, speak } from "./core/i18n/index.ts";
import { worker } from "./core/store/index.ts";
import { applyAppearance } from "./core/ui/appearance.ts";
import { missingAbilities } from "./shell/abilities.ts";
import { TooOld } from "./shell/too_old.tsx";

const start = async (place: HTMLElement): Promise<void> => {
  applyAppearance();
  const missing = missingAbilities();
  if (missing.length > 0) {
    await speak(language.value);
    render(<TooOld missing={missing} />, place);
    return;
  }
  worker(); // opens the phone's records while words and screens are still on their way
  const [{ App }] = await Promise.all([import("./shell/app.tsx"), speak(language.value)]);
  render(<App />, place);
};

const place = document.getElementById("app");
if (place) void start(place);
