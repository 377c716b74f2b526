import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { toText } from "../values/json";
import { flag, number, text, type Part } from "./part";

export default function Textarea(part: Part<"Textarea">) {
  const id = useId();
  const { field, value, ref, enter, commit } = useField(part, "");
  const shown = toText(value.value);
  const rows = Math.max(1, Math.round(number(part, "rows") ?? 4));
  return (
    <FieldFrame part={part} field={field} id={id}>
      {({ input, described, isInvalid }) => (
        <textarea
          ref={ref}
          id={input}
          class="input"
          name={field.name}
          rows={flag(part, "auto_grow") ? Math.min(Math.max(rows, shown.split("\n").length), 40) : rows}
          value={shown}
          placeholder={text(part, "placeholder")}
          disabled={flag(part, "disabled")}
          aria-required={flag(part, "required") ? "true" : undefined}
          aria-label={text(part, "aria_label") || undefined}
          aria-invalid={isInvalid ? "true" : undefined}
          aria-describedby={described}
          onInput={(event) => enter(event.currentTarget.value)}
          onChange={commit}
        />
      )}
    </FieldFrame>
  );
}
