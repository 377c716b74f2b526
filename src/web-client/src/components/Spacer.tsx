import { number, type Part } from "./part";

export function Spacer(part: Part<"Spacer">) {
  const size = number(part, "size");
  return <div class={size === null ? "spacer spacer-rest" : "spacer"} style={size === null ? {} : { width: `${size}px`, height: `${size}px` }} aria-hidden="true" />;
}
