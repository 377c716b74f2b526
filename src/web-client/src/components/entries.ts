import { readSpec, type Spec } from "../actions/spec";
import { compile } from "../bindings/compile";
import type { Scope } from "../bindings/scope";
import { compileVisibility } from "../rules/compile";
import type { Node } from "../surfaces/node";
import { isMap, toText, type Json, type JsonMap } from "../values/json";

/** An entry of a list of actions, for one item or for none. */
export interface Entry {
  readonly label: string;
  readonly icon: string;
  readonly variant: string;
  readonly spec: Spec;
}

/** The entries that are offered. Those of a bound list are data: nothing in them is read as a binding. */
export function entriesOf(node: Node, name: string, scope: Scope): Entry[] {
  const written = node.raw(name);
  if (Array.isArray(written)) {
    return written.flatMap((entry) => (isMap(entry) ? entryOf(entry, scope, (value) => compile(value).read(scope)) : []));
  }

  const bound = node.prop(name);
  return (Array.isArray(bound) ? bound : []).flatMap((entry) => (isMap(entry) ? entryOf(literal(entry), scope, (value) => value) : []));
}

function entryOf(entry: JsonMap, scope: Scope, read: (value: Json) => Json): Entry[] {
  const spec = readSpec(entry["action"], entry["params"]);
  const isShown = compileVisibility(entry["show_if"], entry["hide_if"])?.(scope) ?? true;
  return spec === null || !isShown
    ? []
    : [{ label: toText(read(entry["label"] ?? "")), icon: toText(read(entry["icon"] ?? "")), variant: toText(read(entry["variant"] ?? "default")), spec }];
}

/** A context that came as data is sent as it is. */
function literal(entry: JsonMap): JsonMap {
  const spec = readSpec(entry["action"], entry["params"]);
  return spec === null
    ? entry
    : { label: entry["label"] ?? "", icon: entry["icon"] ?? "", variant: entry["variant"] ?? "default", action: { name: spec.name, context: { type: "literal", value: spec.context }, ...(spec.confirm === null ? {} : { confirm: spec.confirm }) } };
}
