import { say } from "../shell/words";
import { number, text, type Part } from "./part";

export default function Skeleton(part: Part<"Skeleton">) {
  const lines = Math.min(Math.max(Math.round(number(part, "lines") ?? 3), 1), 100);
  return (
    <div class="skeleton" role="status" aria-label={text(part, "aria_label") || say("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} style={{ height: `${number(part, "height") ?? 16}px` }} />
      ))}
    </div>
  );
}
