import "./look/tokens.css";
import "./look/components.css";
import "./shell/shell.css";
import { render } from "preact";
import { language, speak } from "./core/i18n/index.ts";
import { applyAppearance } from "./core/ui/appearance.ts";
import { missingAbilities } from "./shell/abilities.ts";
import { TooOld } from "./shell/too_old.tsx";

const start = async (place: HTMLElement): Promise<void> => {
  applyAppearance();
  await speak(language.value);
  const missing = missingAbilities();
  if (missing.length > 0) {
    render(<TooOld missing={missing} />, place);
    return;
  }
  const { App } = await import("./shell/app.tsx");
  render(<App />, place);
};

const place = document.getElementById("app");
if (place) void start(place);
