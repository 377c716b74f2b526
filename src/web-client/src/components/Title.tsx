import type { JSX } from "preact";
import { number, text, type Part } from "./part";

export function Title(part: Part<"Title">) {
  const level = Math.min(Math.max(Math.round(number(part, "level") ?? 2), 1), 6);
  const Heading = `h${level}` as keyof JSX.IntrinsicElements & "h2";
  return <Heading aria-label={text(part, "aria_label") || undefined}>{text(part, "text")}</Heading>;
}
