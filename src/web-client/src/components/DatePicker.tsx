import { useId } from "preact/hooks";
import { FieldFrame } from "../forms/FieldFrame";
import { useField } from "../forms/useField";
import { say } from "../shell/words";
import { toText, type Json } from "../values/json";
import { flag, text, word, type Part } from "./part";

const types = { date: "date", datetime: "datetime-local", time: "time", range: "date" } as const;

/** The browser's own pickers: they know the language, the keyboard and the phone. */
export default function DatePicker(part: Part<"DatePicker">) {
  const id = useId();
  const mode = word(part, "mode", ["date", "datetime", "time", "range"]);
  const min = text(part, "min");
  const max = text(part, "max");
  const isRange = mode === "range";
  const { field, value, ref, enter } = useField(part, null);
  const shown = value.value;

  const input = (place: number, label: string | undefined, id: string | undefined, described: string | undefined, isInvalid: boolean) => (
    <input
      ref={place === 0 ? ref : null}
      id={id}
      class="input"
      type={types[mode]}
      name={isRange ? undefined : field.name}
      value={forInput(isRange ? (Array.isArray(shown) ? (shown[place] ?? null) : null) : shown, mode)}
      min={min || undefined}
      max={max || undefined}
      disabled={flag(part, "disabled")}
      aria-required={flag(part, "required") ? "true" : undefined}
      aria-label={label}
      aria-invalid={isInvalid ? "true" : undefined}
      aria-describedby={described}
      onChange={(event) => {
        const next = event.currentTarget.value;
        enter(isRange ? range(shown, place, next) : next || null, true);
      }}
    />
  );

  return (
    <FieldFrame part={part} field={field} id={id} isGroup={isRange}>
      {({ input: inputId, described, isInvalid }) =>
        isRange ? (
          <div class="row range">
            {input(0, say("from"), undefined, described, isInvalid)}
            <span aria-hidden="true">–</span>
            {input(1, say("to"), undefined, described, isInvalid)}
          </div>
        ) : (
          input(0, text(part, "aria_label") || undefined, inputId, described, isInvalid)
        )
      }
    </FieldFrame>
  );
}

/** Null when both ends are empty; the ends in order. */
function range(current: Json, place: number, next: string): Json {
  const ends = [0, 1].map((end) => (end === place ? next : toText(Array.isArray(current) ? current[end] : null)));
  const [from = "", to = ""] = ends;
  return from === "" && to === "" ? null : from !== "" && to !== "" && from > to ? [to, from] : [from, to];
}

/** Inputs know no seconds that are not written, and no zone. */
function forInput(value: Json, mode: keyof typeof types): string {
  const written = toText(value);
  switch (mode) {
    case "datetime":
      return written.replace(" ", "T").slice(0, 16);
    case "time":
      return written.slice(0, 5);
    default:
      return written.slice(0, 10);
  }
}
