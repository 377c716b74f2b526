import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { flag, number, text, type Part } from "./part";

export default function NumberField(part: Part<"NumberField">) {
  const id = useId();
  const min = number(part, "min");
  const max = number(part, "max");
  const { field, value, ref, enter, commit } = useField(part, null);
  const shown = value.value;
  return (
    <FieldFrame part={part} field={field} id={id}>
      {({ input, described, isInvalid }) => (
        <input
          ref={ref}
          id={input}
          class="input"
          type="number"
          inputMode="decimal"
          name={field.name}
          value={typeof shown === "number" ? String(shown) : ""}
          min={min ?? undefined}
          max={max ?? undefined}
          step={number(part, "step") || "any"}
          placeholder={text(part, "placeholder")}
          disabled={flag(part, "disabled")}
          aria-required={flag(part, "required") ? "true" : undefined}
          aria-label={text(part, "aria_label") || undefined}
          aria-invalid={isInvalid ? "true" : undefined}
          aria-describedby={described}
          onInput={(event) => {
            const next = event.currentTarget.valueAsNumber;
            // What is half written is no number yet, and must not be taken away.
            if (!Number.isNaN(next) || event.currentTarget.value === "") {
              enter(Number.isNaN(next) ? null : next);
            }
          }}
          onChange={commit}
        />
      )}
    </FieldFrame>
  );
}
