import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { placeOfValue, readOptions } from "./options";
import { flag, list, word, type Part } from "./part";

export default function RadioGroup(part: Part<"RadioGroup">) {
  const id = useId();
  const { field, value, ref, enter } = useField(part, null);
  const options = readOptions(list(part, "options"));
  const chosen = placeOfValue(options, value.value);
  return (
    <FieldFrame part={part} field={field} id={id} isGroup>
      {() => (
        <div class={word(part, "direction", ["column", "row"]) === "row" ? "radios radios-row" : "radios"}>
          {options.map((option, place) => (
            <label key={place} class="tick">
              <input
                ref={place === Math.max(chosen, 0) ? ref : null}
                type="radio"
                class="radio"
                name={id}
                checked={place === chosen}
                disabled={flag(part, "disabled")}
                onChange={() => enter(option.value, true)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
