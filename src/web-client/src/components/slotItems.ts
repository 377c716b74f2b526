import { compile } from "../bindings/compile";
import type { Node } from "../surfaces/node";
import { isMap, toText } from "../values/json";

/** A tab or a section: its texts, and its components once somebody looks at them. */
export interface SlotItem {
  read(name: string): string;
  nodes(): readonly Node[];
}

/** Written ones are read text by text, so that the bindings of their components wait until these are shown. */
export function slotItems(node: Node, name: string): SlotItem[] {
  const written = node.raw(name);
  const isWritten = Array.isArray(written);
  const items = isWritten ? written : node.prop(name);
  return (Array.isArray(items) ? items : []).filter(isMap).map((item) => ({
    read: (key) => toText(isWritten ? compile(item[key] ?? null).read(node.scope) : item[key]),
    nodes: () => node.slot(item["children"]),
  }));
}
