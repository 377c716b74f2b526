import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { flag, text, type Part } from "./part";

/** A box to tick, or a switch. */
export function Tick({ part, isSwitch = false }: { part: Part<"Checkbox" | "Switch">; isSwitch?: boolean }) {
  const id = useId();
  const { field, value, ref, enter } = useField(part, false);
  const label = text(part, "label");
  return (
    <FieldFrame part={part} field={field} id={id} hasOwnLabel>
      {({ input, described, isInvalid }) => (
        <label class="tick" for={input}>
          <input
            ref={ref}
            id={input}
            type="checkbox"
            role={isSwitch ? "switch" : undefined}
            class={isSwitch ? "switch" : "checkbox"}
            name={field.name}
            checked={value.value === true}
            disabled={flag(part, "disabled")}
            aria-required={flag(part, "required") ? "true" : undefined}
            aria-label={text(part, "aria_label") || undefined}
            aria-invalid={isInvalid ? "true" : undefined}
            aria-describedby={described}
            onChange={(event) => enter(event.currentTarget.checked, true)}
          />
          <span>
            {label}
            {flag(part, "required") ? <span class="required" aria-hidden="true"> *</span> : null}
          </span>
        </label>
      )}
    </FieldFrame>
  );
}
