import { signal, type Signal } from "@preact/signals";
import type { Scope } from "../bindings/scope";
import type { Json } from "../values/json";

/** The scope of one item: everything else is read from outside. */
export interface ItemScope extends Scope {
  readonly current: Signal<Json>;
  readonly place: Signal<number>;
}

export function itemScope(outer: Scope, item: Json, index: number): ItemScope {
  const current = signal(item);
  const place = signal(index);
  return {
    current,
    place,
    get page() {
      return outer.page;
    },
    get global() {
      return outer.global;
    },
    get data() {
      return outer.data;
    },
    get item() {
      return { value: current.value, index: place.value };
    },
    action: (call) => outer.action?.(call),
    translate: (key, args, message) => outer.translate?.(key, args, message) ?? key,
  };
}
