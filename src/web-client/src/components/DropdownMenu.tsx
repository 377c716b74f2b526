import { useClient } from "../client/context";
import { useElement } from "../elements/elements";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { entriesOf } from "./entries";
import { flag, text, type Part } from "./part";

export default function DropdownMenu(part: Part<"DropdownMenu">) {
  const { actions } = useClient();
  const isReady = useElement("dropdown");
  const { node } = part;
  const label = text(part, "label");
  const icon = text(part, "icon");
  const isDisabled = flag(part, "disabled");
  const entries = entriesOf(node, "items", node.scope);
  const trigger = (
    <button
      type="button"
      slot="trigger"
      class={label === "" ? "button button-solid button-icon" : "button button-solid"}
      disabled={isDisabled}
      aria-label={text(part, "aria_label") || (label === "" ? say("more") : undefined)}
    >
      {icon === "" ? null : <Glyph name={icon} size={18} />}
      {label === "" ? null : <span>{label}</span>}
      {label === "" && icon !== "" ? null : <Glyph name="chevron-down" size={16} />}
    </button>
  );
  return !isReady || isDisabled ? (
    trigger
  ) : (
    <wa-dropdown
      onwa-select={(event) => {
        const entry = entries[Number(event.detail.item.value)];
        if (entry !== undefined) {
          void actions.send(entry.spec, node);
        }
      }}
    >
      {trigger}
      {entries.map((entry, place) => (
        <wa-dropdown-item key={place} value={String(place)} variant={entry.variant === "danger" ? "danger" : "default"}>
          {entry.icon === "" ? null : (
            <span slot="icon">
              <Glyph name={entry.icon} size={16} />
            </span>
          )}
          {entry.label}
        </wa-dropdown-item>
      ))}
    </wa-dropdown>
  );
}
