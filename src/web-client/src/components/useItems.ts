import { useRef } from "preact/hooks";
import type { Scope } from "../bindings/scope";
import { createNode, type Node } from "../surfaces/node";
import { itemScope, type ItemScope } from "../surfaces/items";
import { equal } from "../values/equal";
import { has, isMap, toText, type Json } from "../values/json";

export interface ShownItem {
  readonly key: string;
  readonly value: Json;
  readonly scope: ItemScope;
  /** What the template makes of it; null without one. */
  readonly node: Node | null;
}

/** Items keep their components while their key stays the same: what is in them is not lost when others come and go. */
export function useItems(node: Node, outer: Scope, items: readonly Json[], keyName: string, template: Json | undefined): ShownItem[] {
  const known = useRef(new Map<string, ShownItem & { template: Json | undefined }>());
  const next = new Map<string, ShownItem & { template: Json | undefined }>();
  const shown = items.map((value, place) => {
    const id = isMap(value) && has(value, keyName) ? `k ${toText(value[keyName])}` : `p ${place}`;
    // Two items of one key are two all the same.
    const key = next.has(id) ? `${id} ${place}` : id;
    const old = known.current.get(key);
    if (old !== undefined && old.template === template) {
      if (!equal(old.scope.current.peek(), value)) {
        old.scope.current.value = value;
      }

      old.scope.place.value = place;
      const same = { ...old, value };
      next.set(key, same);
      return same;
    }

    const scope = itemScope(outer, value, place);
    const made = { key, value, scope, template, node: template === undefined ? null : createNode(template, node.surface, scope, node.id) };
    next.set(key, made);
    return made;
  });
  known.current = next;
  return shown;
}
