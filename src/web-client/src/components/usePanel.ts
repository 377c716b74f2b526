import { useRef } from "preact/hooks";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { targetOf } from "../forms/target";
import type { Node } from "../surfaces/node";

/** Whether a modal or drawer of a page is open, and how it is closed. */
export function usePanel(node: Node): { isOpen: boolean; close: () => void } {
  const client = useClient();
  const target = targetOf(node.raw("open"), node.surface, client.stores);
  const isClosing = useRef(false);
  const byAction = node.surface.opened.value.has(node.id);
  const isOpen = node.prop("open") === true || byAction;
  if (isOpen) {
    isClosing.current = false;
  }

  return {
    isOpen,
    close: () => {
      if (isClosing.current) {
        return;
      }

      isClosing.current = true;
      node.surface.setOpen(node.id, false);
      if (node.prop("open") === true) {
        if (target === null) {
          node.update("open", "set", false);
        } else {
          target.write(false);
        }
      }

      const spec = readSpec(node.raw("on_close"));
      if (spec !== null) {
        void client.actions.send(spec, node);
      }
    },
  };
}
