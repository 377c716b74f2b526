import { useId, useState } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { toText } from "../values/json";
import { flag, list, number, text, type Part } from "./part";

/** Words as they are written; Enter or a comma ends one, Backspace takes the last one away. */
export default function TagsInput(part: Part<"TagsInput">) {
  const id = useId();
  const { field, value, ref, enter } = useField(part, []);
  const [written, setWritten] = useState("");
  const tags = (Array.isArray(value.value) ? value.value : []).map(toText);
  const isFull = tags.length >= (number(part, "max") ?? Infinity);
  const isDisabled = flag(part, "disabled");

  const add = (word: string): void => {
    const tag = word.trim();
    setWritten("");
    if (tag !== "" && !isFull && !tags.includes(tag)) {
      enter([...tags, tag], true);
    }
  };
  const remove = (tag: string): void => enter(tags.filter((one) => one !== tag), true);

  return (
    <FieldFrame part={part} field={field} id={id}>
      {({ input, described, isInvalid }) => (
        <div class="input tags">
          {tags.map((tag) => (
            <span key={tag} class="badge tag">
              {tag}
              <button type="button" class="icon-button" disabled={isDisabled} aria-label={say("remove", { label: tag })} onClick={() => remove(tag)}>
                <Glyph name="x" size={12} />
              </button>
            </span>
          ))}
          <input
            ref={ref}
            id={input}
            class="bare"
            list={`${id}-list`}
            value={written}
            placeholder={tags.length === 0 ? text(part, "placeholder") : ""}
            disabled={isDisabled || isFull}
            aria-required={flag(part, "required") ? "true" : undefined}
            aria-label={text(part, "aria_label") || undefined}
            aria-invalid={isInvalid ? "true" : undefined}
            aria-describedby={described}
            autocomplete="off"
            onInput={(event) => {
              const next = event.currentTarget.value;
              if (next.endsWith(",")) {
                add(next.slice(0, -1));
              } else {
                setWritten(next);
              }
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && written.trim() !== "") {
                event.preventDefault();
                add(written);
              } else if (event.key === "Backspace" && written === "" && tags.length > 0) {
                remove(tags.at(-1) ?? "");
              }
            }}
            onBlur={() => add(written)}
          />
          <datalist id={`${id}-list`}>
            {list(part, "suggestions").map(toText).filter((word) => !tags.includes(word)).map((word) => <option key={word} value={word} />)}
          </datalist>
        </div>
      )}
    </FieldFrame>
  );
}
