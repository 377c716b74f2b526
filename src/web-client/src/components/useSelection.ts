import { useState } from "preact/hooks";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { targetOf } from "../forms/target";
import type { Node } from "../surfaces/node";
import { equal } from "../values/equal";
import type { Json } from "../values/json";

export interface Selection {
  readonly keys: readonly Json[];
  has(key: Json): boolean;
  toggle(key: Json): void;
  set(keys: Json[]): void;
}

/** The selected keys: in the store that they are bound to, or here. */
export function useSelection(node: Node, isMultiple: boolean): Selection {
  const client = useClient();
  const [own, setOwn] = useState<readonly Json[] | null>(null);
  const target = targetOf(node.raw("selected"), node.surface, client.stores);
  const given = node.prop("selected");
  const keys = target === null && own !== null ? own : Array.isArray(given) ? given : [];
  const isIn = (key: Json): boolean => keys.some((one) => equal(one, key));

  const set = (next: Json[]): void => {
    if (target === null) {
      setOwn(next);
    } else {
      target.write(next);
    }

    const spec = readSpec(node.raw("on_selection_change"));
    if (spec !== null) {
      void client.actions.send(spec, node, { over: { selected: next } });
    }
  };

  return {
    keys,
    has: isIn,
    set,
    toggle: (key) => set(isIn(key) ? keys.filter((one) => !equal(one, key)) : isMultiple ? [...keys, key] : [key]),
  };
}
