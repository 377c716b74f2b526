import { text, variants, word, type Part } from "./part";

export const Badge = (part: Part<"Badge">) => <span class={`badge tone-${word(part, "variant", variants)}`}>{text(part, "text")}</span>;
