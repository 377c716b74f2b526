import { signal, type ReadonlySignal } from "@preact/signals";
import { layUnder, unfold } from "../values/first";
import { isMap, type Json, type JsonMap } from "../values/json";
import { parsePath, readPath, removePath, writePath } from "../values/path";
import { patched, type PatchAction } from "../values/patch";

/** A tree of JSON in one signal. Writing shares what has not changed, so a reader of another part sees the same value. */
export interface Store {
  readonly root: ReadonlySignal<Json>;
  read(path: string): Json | undefined;
  set(path: string, value: Json): void;
  patch(path: string, action: PatchAction, value: Json): void;
  /** Values by path. */
  update(values: JsonMap): void;
  /** First values by path, where nothing stands yet. */
  layFirst(values: JsonMap): void;
  replace(root: Json): void;
}

export function createStore(first: Json = {}): Store {
  const root = signal<Json>(first);

  function set(path: string, value: Json): void {
    const keys = parsePath(path);
    if (keys !== null) {
      root.value = writePath(root.peek(), keys, value);
    }
  }

  function patch(path: string, action: PatchAction, value: Json): void {
    const keys = parsePath(path);
    if (keys === null) {
      return;
    }

    const there = readPath(root.peek(), keys);
    if (action === "remove" && !Array.isArray(there) && !isMap(there)) {
      root.value = removePath(root.peek(), keys);
    } else if (action === "set" || action === "append" || action === "prepend" || there !== undefined) {
      set(path, patched(there ?? null, action, value));
    }
  }

  return {
    root,
    set,
    patch,
    read: (path) => {
      const keys = parsePath(path);
      return keys === null ? undefined : readPath(root.value, keys);
    },
    update: (values) => {
      for (const [path, value] of Object.entries(values)) {
        set(path, value);
      }
    },
    layFirst: (values) => {
      root.value = layUnder(root.peek(), unfold(values));
    },
    replace: (next) => {
      root.value = next;
    },
  };
}
