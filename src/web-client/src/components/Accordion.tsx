import { useId } from "preact/hooks";
import { useClient } from "../client/context";
import { targetOf } from "../forms/target";
import { Glyph } from "../icons/Glyph";
import { Components } from "./Component";
import { flag, list, raw, type Part } from "./part";
import { slotItems } from "./slotItems";

export default function Accordion(part: Part<"Accordion">) {
  const client = useClient();
  const group = useId();
  const { node } = part;
  const isMultiple = flag(part, "multiple");
  const open = list(part, "open");

  const toggle = (id: string, isOpen: boolean): void => {
    if (open.includes(id) === isOpen) {
      return;
    }

    const kept = isMultiple ? open.filter((one) => one !== id) : [];
    const next = isOpen ? [...kept, id] : open.filter((one) => one !== id);
    const target = targetOf(raw(part, "open"), node.surface, client.stores);
    if (target === null) {
      node.update("open", "set", [...next]);
    } else {
      target.write([...next]);
    }
  };

  return (
    <div class="accordion">
      {slotItems(node, "items").map(({ read, nodes }) => {
        const id = read("id");
        return (
          <details key={id} name={isMultiple ? undefined : group} open={open.includes(id)} onToggle={(event) => toggle(id, event.currentTarget.open)}>
            <summary>
              <Glyph name="chevron-right" size={16} />
              <span>{read("title")}</span>
            </summary>
            <div class="column accordion-body">
              <Components nodes={nodes()} />
            </div>
          </details>
        );
      })}
    </div>
  );
}
