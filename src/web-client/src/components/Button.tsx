import { isBusy } from "../actions/busy";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { Glyph } from "../icons/Glyph";
import { flag, raw, text, variants, word, type Part } from "./part";

export function Button(part: Part<"Button">) {
  const { actions, busy } = useClient();
  const { node } = part;
  const label = text(part, "label");
  const icon = text(part, "icon");
  const isWorking = isBusy(busy, node);
  const spec = readSpec(raw(part, "action"), node.raw("params"));
  const look = [
    "button",
    `tone-${word(part, "variant", variants)}`,
    `button-${word(part, "mode", ["solid", "ghost", "link"])}`,
    `button-${word(part, "size", ["md", "sm", "lg"])}`,
    ...(text(part, "shape") === "round" ? ["button-round"] : []),
    ...(label === "" ? ["button-icon"] : []),
    ...(flag(part, "active") ? ["is-active"] : []),
  ];
  return (
    <button
      type="button"
      class={look.join(" ")}
      disabled={flag(part, "disabled")}
      aria-disabled={isWorking ? "true" : undefined}
      aria-busy={isWorking ? "true" : undefined}
      aria-pressed={raw(part, "active") === undefined ? undefined : flag(part, "active")}
      aria-label={text(part, "aria_label") || (label === "" ? icon : undefined)}
      onClick={() => {
        if (!isWorking && spec !== null) {
          void actions.send(spec, node, { isSubmit: true });
        }
      }}
    >
      {isWorking ? <span class="spinner" aria-hidden="true" /> : icon === "" ? null : <Glyph name={icon} size={18} />}
      {label === "" ? null : <span>{label}</span>}
    </button>
  );
}
