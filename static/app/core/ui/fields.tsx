import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

interface FieldProps {
  label: string; value: string; onInput: (value: string) => void;
  type?: "text" | "search" | "email" | "password" | "tel" | "url" | "number" | "date" | "month" | "time" | "figure";
  unit?: string; onUnit?: () => void; hint?: ComponentChildren; error?: ComponentChildren;
  autocomplete?: "email" | "username" | "current-password" | "new-password" | "name" | "tel" | "off"; required?: boolean; list?: string[]; onBlur?: () => void;
}

/** A label above, one line below. `figure` is a measure: large, with the number keys, kept as typed. Hint and error stand beside and never block. */
export const Field = ({ label, value, onInput, type = "text", unit, onUnit, hint, error, autocomplete, required, list, onBlur }: FieldProps) => {
  const id = useId();
  const figure = type === "figure";
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="box">
        <input id={id} class={figure ? "fig" : undefined} type={(figure ? "text" : type) as "text"} inputMode={figure ? "decimal" : undefined} value={value} autocomplete={autocomplete}
          required={required} list={list ? `${id}-list` : undefined} aria-describedby={hint || error ? `${id}-say` : undefined} aria-invalid={error ? "true" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)} onBlur={onBlur} />
        {unit && (onUnit
          ? <button type="button" class="unit" aria-label={t("core.unit_change", { unit })} onClick={onUnit}>{unit}<Icon name="down" small /></button>
          : <span class="unit">{unit}</span>)}
      </div>
      {list && <datalist id={`${id}-list`}>{list.map((word) => <option key={word} value={word} />)}</datalist>}
      <Say id={`${id}-say`} hint={hint} error={error} />
    </div>
  );
};

const Say = ({ id, hint, error }: { id: string; hint?: ComponentChildren; error?: ComponentChildren }) => {
  if (error) return <p class="say bad" id={id}><Icon name="stop" /><span>{error}</span></p>;
  return hint ? <p class="say" id={id}><span>{hint}</span></p> : null;
};

interface TextAreaProps {
  label: string; value: string; onInput: (value: string) => void; rows?: number; hint?: ComponentChildren; error?: ComponentChildren; onBlur?: () => void;
  /** Where the words are: on this phone (`true`, "here"), on the server, or nowhere but on this screen. */
  saved?: "here" | "server" | "not" | boolean;
}

/** Words of any length; says beside the label where they are kept. */
export const TextArea = ({ label, value, onInput, saved, rows = 3, hint, error, onBlur }: TextAreaProps) => {
  const id = useId();
  const notSaved = saved === "not" ? t("core.not_saved_text") : error;
  return (
    <div class="field">
      <div class="head labelled"><label for={id}>{label}</label>{saved !== undefined && <span role="status">{saved && <Saved where={saved === true ? "here" : saved} />}</span>}</div>
      <div class="box"><textarea id={id} rows={rows} value={value} aria-describedby={hint || notSaved ? `${id}-say` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)} onBlur={onBlur} /></div>
      <Say id={`${id}-say`} hint={hint} error={notSaved} />
    </div>
  );
};

const Saved = ({ where }: { where: "here" | "server" | "not" }) => (
  <span class={where === "not" ? "saved t-bad" : "saved"}><Icon name={where === "not" ? "stop" : where} />{t(`core.saved_${where}`)}</span>
);
