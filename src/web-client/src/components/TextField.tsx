import { useId, useState } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { toText } from "../values/json";
import { flag, text, word, type Part } from "./part";

const autocomplete: Readonly<Record<string, string>> = { email: "email", tel: "tel", url: "url", password: "current-password" };

export default function TextField(part: Part<"TextField">) {
  const id = useId();
  const type = word(part, "input_type", ["text", "email", "password", "url", "tel", "search"]);
  const { field, value, ref, enter, commit } = useField(part, "");
  const [isPlain, setPlain] = useState(false);
  return (
    <FieldFrame part={part} field={field} id={id}>
      {({ input, described, isInvalid }) => (
        <div class="input-box">
          <input
            ref={ref}
            id={input}
            class="input"
            type={(type === "password" && isPlain ? "text" : type) as "text"}
            name={field.name}
            value={toText(value.value)}
            placeholder={text(part, "placeholder")}
            disabled={flag(part, "disabled")}
            autocomplete={autocomplete[type] ?? "off"}
            aria-required={flag(part, "required") ? "true" : undefined}
            aria-label={text(part, "aria_label") || undefined}
            aria-invalid={isInvalid ? "true" : undefined}
            aria-describedby={described}
            onInput={(event) => enter(event.currentTarget.value)}
            onChange={commit}
          />
          {type === "password" ? (
            <button type="button" class="icon-button" aria-pressed={isPlain} aria-label={say(isPlain ? "hidePassword" : "showPassword")} onClick={() => setPlain(!isPlain)}>
              <Glyph name="eye" size={18} />
            </button>
          ) : null}
        </div>
      )}
    </FieldFrame>
  );
}
