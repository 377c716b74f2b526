import { flag, number, text, word, type Part } from "./part";

export function Text(part: Part<"Text">) {
  const lines = number(part, "lines");
  const look = `text text-${word(part, "size", ["md", "sm", "lg"])}${word(part, "weight", ["normal", "bold"]) === "bold" ? " bold" : ""}`;
  return (
    <p class={`${look}${flag(part, "muted") ? " muted" : ""}${lines === null ? "" : " clamp"}`} style={lines === null ? {} : { WebkitLineClamp: lines }}>
      {text(part, "text")}
    </p>
  );
}
