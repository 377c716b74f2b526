import { Dialog } from "../overlays/Dialog";
import { Components } from "./Component";
import { number, text, word, type Part } from "./part";
import { usePanel } from "./usePanel";

export default function Drawer(part: Part<"Drawer">) {
  const { isOpen, close } = usePanel(part.node);
  return (
    <Dialog
      kind="drawer"
      title={text(part, "title")}
      label={text(part, "aria_label")}
      isOpen={isOpen}
      position={word(part, "position", ["right", "left", "top", "bottom"])}
      breadth={number(part, "dim") ?? 360}
      onClose={close}
    >
      <div class="column">
        <Components nodes={part.node.children.value} />
      </div>
    </Dialog>
  );
}
