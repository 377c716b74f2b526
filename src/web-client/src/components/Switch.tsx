import type { Part } from "./part";
import { Tick } from "./Tick";

export default function Switch(part: Part<"Switch">) {
  return <Tick part={part} isSwitch />;
}
