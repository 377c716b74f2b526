import type { Field } from "../forms/field";
import { problemText } from "../forms/problem";
import { useElement } from "../elements/elements";
import { say } from "../shell/words";
import type { Json } from "../values/json";
import { placeOfValue, type Option } from "./options";
import { flag, text, type Part } from "./part";

interface MultiSelectProps {
  readonly part: Part<"Select">;
  readonly field: Field;
  readonly value: Json;
  readonly options: readonly Option[];
  readonly focusOn: (element: HTMLElement | null) => void;
  enter(value: Json, isDone?: boolean): void;
}

export function MultiSelect({ part, field, value, options, focusOn, enter }: MultiSelectProps) {
  const isReady = useElement("select");
  const chosen = (Array.isArray(value) ? value : []).map((one) => placeOfValue(options, one)).filter((place) => place >= 0);
  const problem = problemText(field.problem.value);
  return !isReady ? null : (
    <div class="field">
      <wa-select
        ref={focusOn}
        label={text(part, "label") || text(part, "aria_label")}
        hint={problem || text(part, "help")}
        class={problem === "" ? "" : "has-problem"}
        placeholder={text(part, "placeholder") || say("choose")}
        multiple
        with-clear={flag(part, "clearable")}
        disabled={flag(part, "disabled")}
        value={chosen.map(String)}
        onchange={(event) => {
          const places = (event.target as HTMLElement & { value: string | string[] | null }).value;
          const list = Array.isArray(places) ? places : places === null ? [] : [places];
          enter(list.map((place) => options[Number(place)]?.value ?? null), true);
        }}
      >
        {options.map((option, place) => (
          <wa-option key={place} value={String(place)}>
            {option.label}
          </wa-option>
        ))}
      </wa-select>
    </div>
  );
}
