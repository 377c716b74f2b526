import { Glyph } from "../icons/Glyph";
import { number, text, variants, word, type Part } from "./part";

export function Icon(part: Part<"Icon">) {
  const label = text(part, "aria_label");
  return (
    <span class={`icon tone-${word(part, "variant", variants)}`}>
      <Glyph name={text(part, "name")} size={Math.min(Math.max(number(part, "size") ?? 20, 8), 512)} label={label === "" ? undefined : label} />
    </span>
  );
}
