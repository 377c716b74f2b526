import { compactBinding } from "../bindings/compact";
import { isMap, type Json } from "../values/json";
import { parsePath, readPath } from "../values/path";
import type { Store } from "../stores/store";
import type { Surface } from "../surfaces/surface";

/** Where what a user enters is written back: the store or the data that a property is bound to. */
export interface Target {
  write(value: Json): void;
}

export function targetOf(raw: Json | undefined, surface: Surface, stores: { page: Store; global: Store }): Target | null {
  const binding = typeof raw === "string" ? compactBinding(raw) : isMap(raw) ? raw : null;
  const path = binding?.["path"];
  if (binding === null || typeof path !== "string") {
    return null;
  }

  if (binding["type"] === "data" || (binding["type"] === undefined && Object.keys(binding).length === 1)) {
    return { write: (value) => surface.data.set(path, value) };
  }

  if (binding["type"] !== "store") {
    return null;
  }

  return { write: (value) => storeFor(binding["scope"] ?? "auto", path, stores).set(path, value) };
}

/** Where a value without a scope is read from is where it is written to. */
function storeFor(scope: Json, path: string, stores: { page: Store; global: Store }): Store {
  if (scope === "page" || scope === "global") {
    return stores[scope];
  }

  const keys = parsePath(path) ?? [];
  const isGlobalAlone =
    readPath(stores.page.root.peek(), keys) === undefined && readPath(stores.global.root.peek(), keys) !== undefined;
  return isGlobalAlone ? stores.global : stores.page;
}
