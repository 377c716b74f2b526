import { flag, text, type Part } from "./part";

export function Divider(part: Part<"Divider">) {
  const label = text(part, "label");
  return (
    <div class={`divider${flag(part, "vertical") ? " divider-vertical" : ""}`} role="separator" aria-orientation={flag(part, "vertical") ? "vertical" : undefined}>
      {label === "" ? null : <span>{label}</span>}
    </div>
  );
}
