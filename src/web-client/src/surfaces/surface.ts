import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { compile } from "../bindings/compile";
import type { Scope } from "../bindings/scope";
import type { Field } from "../forms/field";
import { createStore, type Store } from "../stores/store";
import { isMap, toText, type Json, type JsonMap } from "../values/json";
import type { PatchAction } from "../values/patch";
import { createNode, type Node } from "./node";

/** Something that components stand in: the page, a modal, a drawer, the contents of a host, a task's question. */
export interface Surface {
  readonly id: string;
  readonly data: Store;
  readonly title: ReadonlySignal<string>;
  readonly nodes: ReadonlySignal<readonly Node[]>;
  readonly scope: Scope;
  /** Fields that are shown, by their component's id. */
  readonly fields: Map<string, Field>;
  readonly opened: ReadonlySignal<ReadonlySet<string>>;
  /** The components that it was shown with, whatever has changed in them since. */
  written(): Json;
  find(componentId: string): Node | undefined;
  register(node: Node): void;
  /** How many task events there have been. */
  now(): number;
  show(update: SurfaceUpdate): void;
  change(componentId: string, property: string, action: PatchAction, value: Json): void;
  /** Opens or closes a `Modal` or `Drawer` of the surface that is not bound to a store. */
  setOpen(componentId: string, isOpen: boolean): boolean;
}

export interface SurfaceUpdate {
  readonly title?: Json;
  readonly data?: Json;
  readonly components?: Json;
}

export interface SurfaceSources {
  scopeOf(data: Store, surfaceId: string): Scope;
  /** The number of task events at which what is being made now was asked for. */
  now(): number;
}

export function createSurface(id: string, sources: SurfaceSources): Surface {
  const data = createStore();
  const writtenTitle = signal<Json>("");
  const nodes = signal<readonly Node[]>([]);
  const opened = signal<ReadonlySet<string>>(new Set());
  const byId = new Map<string, Node>();
  let written: Json = null;
  const scope = sources.scopeOf(data, id);

  const surface: Surface = {
    id,
    data,
    // A title may have values in it, as any text may.
    title: computed(() => toText(compile(writtenTitle.value).read(scope))),
    nodes,
    scope,
    opened,
    fields: new Map(),
    written: () => written,
    now: () => sources.now(),
    find: (componentId) => byId.get(componentId),
    register: (node) => {
      // Those of item templates are many of one id, and nobody can name one of them.
      if (node.scope === scope) {
        byId.set(node.id, node);
      }
    },
    show: (update) => {
      byId.clear();
      data.replace({});
      data.layFirst(evaluated(update.data, scope));
      writtenTitle.value = update.title ?? "";
      written = update.components ?? null;
      nodes.value = components(update.components, surface);
    },
    change: (componentId, property, action, value) => {
      byId.get(componentId)?.update(property, action, value);
    },
    setOpen: (componentId, isOpen) => {
      const kind = byId.get(componentId)?.kind;
      if (kind !== "Modal" && kind !== "Drawer") {
        return false;
      }

      changeSet(opened, componentId, isOpen);
      return true;
    },
  };
  return surface;
}

function components(list: Json | undefined, surface: Surface): readonly Node[] {
  return Array.isArray(list)
    ? list.map((item) => createNode(item, surface, surface.scope)).filter((node) => node !== null)
    : [];
}

function changeSet(set: Signal<ReadonlySet<string>>, key: string, isIn: boolean): void {
  const next = new Set(set.peek());
  if (isIn) {
    next.add(key);
  } else {
    next.delete(key);
  }

  set.value = next;
}

/** First values of a data model may hold bindings. */
function evaluated(values: Json | undefined, scope: Scope): JsonMap {
  return isMap(values) ? evaluateEach(values, scope) : {};
}

export function evaluateEach(values: JsonMap, scope: Scope): JsonMap {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, compile(value).read(scope)]));
}
