import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { compile } from "../bindings/compile";
import type { Scope } from "../bindings/scope";
import { catalog } from "../generated/catalog";
import { compileVisibility } from "../rules/compile";
import { equal } from "../values/equal";
import { isMap, type Json } from "../values/json";
import { patched, placeOf, type PatchAction } from "../values/patch";
import type { Surface } from "./surface";
import { readComponent } from "./written";

/** One component of a surface. Each of its properties is a signal of its own, so that a change redraws no more than who reads it. */
export interface Node {
  readonly kind: string;
  readonly id: string;
  readonly surface: Surface;
  readonly scope: Scope;
  /** Events of tasks that came later are news to it. */
  readonly bornAt: number;
  readonly visible: ReadonlySignal<boolean>;
  readonly children: ReadonlySignal<readonly Node[]>;
  /** As it was written, bindings and all. */
  raw(name: string): Json | undefined;
  /** Its value now; undefined where it was not written. */
  prop(name: string): Json | undefined;
  /** The components of a list inside a property, such as a tab's. */
  slot(children: Json | undefined): readonly Node[];
  update(property: string, action: PatchAction, value: Json): void;
}

export function createNode(written: Json, surface: Surface, scope: Scope, parent = ""): Node | null {
  const component = readComponent(written);
  if (component === null) {
    return null;
  }

  const { kind, id, props } = component;
  const raws = new Map<string, Signal<Json | undefined>>();
  const values = new Map<string, ReadonlySignal<Json | undefined>>();
  const slots = new WeakMap<readonly Json[], readonly Node[]>();
  const visibility = compileVisibility(component.show_if, component.hide_if);
  const children = signal<readonly Node[]>([]);

  const rawSignal = (name: string): Signal<Json | undefined> => {
    let known = raws.get(name);
    if (known === undefined) {
      known = signal(Object.prototype.hasOwnProperty.call(props, name) ? props[name] : undefined);
      raws.set(name, known);
    }

    return known;
  };

  const valueSignal = (name: string): ReadonlySignal<Json | undefined> => {
    let known = values.get(name);
    if (known === undefined) {
      const raw = rawSignal(name);
      let last: Json | undefined;
      known = computed(() => {
        const next = raw.value === undefined ? undefined : compile(raw.value).read(scope);
        // Lists and maps with bindings in them are made anew each time; who shows them need not be told of what is the same.
        last = last !== undefined && next !== undefined && equal(last, next) ? last : next;
        return last;
      });
      values.set(name, known);
    }

    return known;
  };

  const many = (list: readonly Json[]): readonly Node[] =>
    list.map((item) => createNode(item, surface, scope, id)).filter((child) => child !== null);

  const node: Node = {
    kind,
    id: id === "" ? `${parent}.${kind.toLowerCase()}` : id,
    surface,
    scope,
    bornAt: surface.now(),
    visible: computed(() => visibility?.(scope) ?? true),
    children,
    raw: (name) => rawSignal(name).value,
    prop: (name) => valueSignal(name).value,
    slot: (list) => {
      if (!Array.isArray(list)) {
        return [];
      }

      const known = slots.get(list) ?? many(list);
      slots.set(list, known);
      return known;
    },
    update: (property, action, value) => {
      if (property === "children") {
        children.value = changedChildren(children.peek(), action, value, many);
      } else {
        const raw = rawSignal(property);
        raw.value = patched(raw.peek() ?? null, action, value);
      }
    },
  };

  surface.register(node);
  children.value = many(component.children);
  fillSlots(node);
  return node;
}

/** Components of tabs that have not been looked at can be changed by effects too. */
function fillSlots(node: Node): void {
  for (const slot of catalog[node.kind as keyof typeof catalog]?.slots ?? []) {
    const [property, inner] = slot.split(".");
    const list = property === undefined || inner === undefined ? undefined : node.raw(property);
    for (const item of Array.isArray(list) ? list : []) {
      if (isMap(item)) {
        node.slot(item[inner ?? ""]);
      }
    }
  }
}

function changedChildren(
  current: readonly Node[],
  action: PatchAction,
  value: Json,
  make: (list: readonly Json[]) => readonly Node[],
): readonly Node[] {
  switch (action) {
    case "set":
      return make(Array.isArray(value) ? value : []);
    case "append":
      return [...current, ...make([value])];
    case "prepend":
      return [...make([value]), ...current];
    case "remove": {
      const place = placeOfNode(current, value);
      return place < 0 ? current : current.filter((_, i) => i !== place);
    }
    case "replace": {
      const place = isMap(value) ? placeOfNode(current, value["id"] ?? null) : -1;
      const made = isMap(value) ? make([value["item"] ?? null]) : [];
      return place < 0 ? current : current.flatMap((child, i) => (i === place ? made : [child]));
    }
  }
}

const placeOfNode = (nodes: readonly Node[], id: Json): number => placeOf(nodes.map((node) => ({ id: node.id })), id);
