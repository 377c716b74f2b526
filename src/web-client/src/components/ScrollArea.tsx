import { Components } from "./Component";
import { length } from "./layout";
import { text, value, type Part } from "./part";

/** With the focus it scrolls by keyboard. */
export default function ScrollArea(part: Part<"ScrollArea">) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={text(part, "aria_label") || part.node.id} style={{ maxHeight: length(value(part, "max_height")) }}>
      <Components nodes={part.node.children.value} />
    </div>
  );
}
