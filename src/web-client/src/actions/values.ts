import { signal, type Signal } from "@preact/signals";
import type { ActionCall } from "../bindings/scope";
import type { Json } from "../values/json";
import type { ActionResult } from "../wire/messages";

/** What actions have answered to bindings. Each name with its arguments is asked once: while the page is shown, or for ever. */
export interface ActionValues {
  read(call: ActionCall, surfaceId: string): Json | undefined;
  leavePage(): void;
  forget(): void;
}

const most = 500;

export function createActionValues(ask: (call: ActionCall, surfaceId: string) => Promise<ActionResult>): ActionValues {
  const caches = { page: new Map<string, Signal<Json | undefined>>(), global: new Map<string, Signal<Json | undefined>>() };

  return {
    read: (call, surfaceId) => {
      const cache = caches[call.cacheScope];
      const key = `${call.name} ${JSON.stringify(call.args)}`;
      let known = cache.get(key);
      if (known === undefined) {
        if (cache.size >= most) {
          cache.clear();
        }

        const made = signal<Json | undefined>(undefined);
        known = made;
        cache.set(key, made);
        void ask(call, surfaceId).then((result) => {
          if (result.ok) {
            made.value = result.value;
          } else if (cache.get(key) === made && result.error.code === "connection_lost") {
            // Whoever reads it next asks again.
            cache.delete(key);
          }
        });
      }

      return known.value;
    },
    leavePage: () => caches.page.clear(),
    forget: () => {
      caches.page.clear();
      caches.global.clear();
    },
  };
}
