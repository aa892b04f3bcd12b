import "./look/tokens.css";
import "./look/components.css";
import "./shell/shell.css";
import { render } from "preact";
import { language, speak } from "./core/i18n/index.ts";
import { worker } from "./core/store/index.ts";
import { applyAppearance } from "./core/ui/appearance.ts";

const start = async (place: HTMLElement): Promise<void> => {
  applyAppearance();
  worker(); // opens the phone's records while words and screens are still on their way
  const [{ App }] = await Promise.all([import("./shell/app.tsx"), speak(language.value)]);
  render(<App />, place);
};

const place = document.getElementById("app");
// `old_browser.js` has looked at the browser before; where it lacks something, its words stand there instead of the app.
if (place && !document.documentElement.hasAttribute("data-too-old")) void start(place);
