import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { say } from "../shell/words";
import { placeOfValue, readOptions } from "./options";
import { MultiSelect } from "./MultiSelect";
import { flag, list, text, type Part } from "./part";

export default function Select(part: Part<"Select">) {
  const id = useId();
  const isMultiple = flag(part, "multiple");
  const { field, value, ref, enter } = useField(part, null);
  const options = readOptions(list(part, "options"));
  const chosen = placeOfValue(options, value.value);
  if (isMultiple) {
    return <MultiSelect part={part} field={field} value={value.value} enter={enter} focusOn={ref} options={options} />;
  }

  return (
    <FieldFrame part={part} field={field} id={id}>
      {({ input, described, isInvalid }) => (
        <select
          ref={ref}
          id={input}
          class={chosen < 0 ? "input select is-empty" : "input select"}
          name={field.name}
          value={chosen < 0 ? "" : String(chosen)}
          disabled={flag(part, "disabled")}
          aria-required={flag(part, "required") ? "true" : undefined}
          aria-label={text(part, "aria_label") || undefined}
          aria-invalid={isInvalid ? "true" : undefined}
          aria-describedby={described}
          onChange={(event) => {
            const place = event.currentTarget.value;
            enter(place === "" ? null : (options[Number(place)]?.value ?? null), true);
          }}
        >
          {chosen < 0 || flag(part, "clearable") ? (
            <option value="" disabled={!flag(part, "clearable")}>
              {text(part, "placeholder") || say("choose")}
            </option>
          ) : null}
          {options.map((option, place) => (
            <option key={place} value={String(place)}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
