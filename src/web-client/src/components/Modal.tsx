import { Dialog } from "../overlays/Dialog";
import { Components } from "./Component";
import { text, word, type Part } from "./part";
import { usePanel } from "./usePanel";

export default function Modal(part: Part<"Modal">) {
  const { isOpen, close } = usePanel(part.node);
  return (
    <Dialog kind="modal" title={text(part, "title")} label={text(part, "aria_label")} isOpen={isOpen} size={word(part, "size", ["md", "sm", "lg"])} onClose={close}>
      <div class="column">
        <Components nodes={part.node.children.value} />
      </div>
    </Dialog>
  );
}
