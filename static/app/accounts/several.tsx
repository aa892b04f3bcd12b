import "./accounts.css";
import { t } from "../core/i18n/index.ts";
import { Field, Icon } from "../core/ui/index.ts";

interface SeveralProps { label: string; type: "tel" | "email"; values: string[]; onChange: (values: string[]) => void }

/** One line for each number or address, and a button for one more. An emptied line is gone when it is kept. */
export const Several = ({ label, type, values, onChange }: SeveralProps) => {
  const lines = values.length > 0 ? values : [""];
  const put = (at: number, value: string): void => onChange(lines.map((line, one) => (one === at ? value : line)));
  return (
    <div class="stack several">
      {lines.map((line, at) => <Field key={`line-${at + 1}`} label={at === 0 ? label : t("accounts.another_n", { what: label, n: at + 1 })} type={type} value={line} onInput={(value) => put(at, value)} autocomplete="off" />)}
      {lines.at(-1)?.trim() && <button type="button" class="btn quiet" onClick={() => onChange([...lines, ""])}><Icon name="plus" small />{t("accounts.one_more", { what: label })}</button>}
    </div>
  );
};
