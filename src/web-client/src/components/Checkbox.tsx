import type { Part } from "./part";
import { Tick } from "./Tick";

export default function Checkbox(part: Part<"Checkbox">) {
  return <Tick part={part} />;
}
