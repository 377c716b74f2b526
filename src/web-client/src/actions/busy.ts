import { signal } from "@preact/signals";
import type { Json } from "../values/json";
import type { Node } from "../surfaces/node";

/** Which actions are running, by their names and by the components that sent them. */
export interface Busy {
  /** Returns what ends it. */
  begin(name: string, origin: string): () => void;
  isRunning(key: string): boolean;
}

export const originOf = (node: Node): string => `#${node.surface.id}/${node.id}`;

export function createBusy(): Busy {
  const counts = signal<ReadonlyMap<string, number>>(new Map());

  const add = (keys: string[], by: number): void => {
    const next = new Map(counts.peek());
    for (const key of keys) {
      const count = (next.get(key) ?? 0) + by;
      if (count > 0) {
        next.set(key, count);
      } else {
        next.delete(key);
      }
    }

    counts.value = next;
  };

  return {
    begin: (name, origin) => {
      add([name, origin], 1);
      return () => add([name, origin], -1);
    },
    isRunning: (key) => counts.value.has(key),
  };
}

/** Whether a component shows that it is busy: with its own action, or with those that it names. */
export function isBusy(busy: Busy, node: Node): boolean {
  const tracked: Json | undefined = node.prop("track_loading");
  if (tracked === true) {
    return busy.isRunning(originOf(node));
  }

  const names = Array.isArray(tracked) ? tracked : [tracked];
  return names.some((name) => typeof name === "string" && busy.isRunning(name));
}
