import { has, isMap, type Json, type JsonMap } from "../values/json";

/** A component as the definition tree has it. */
export interface Written {
  readonly kind: string;
  readonly id: string;
  readonly props: JsonMap;
  readonly show_if?: Json;
  readonly hide_if?: Json;
  readonly children: readonly Json[];
}

const structure = new Set(["kind", "id", "children", "show_if", "hide_if", "required_permissions", "capabilities"]);

/** Reads both forms: the definition tree's, with `props`, and the flat one that builders write. Null for what is no component. */
export function readComponent(value: Json): Written | null {
  if (!isMap(value) || typeof value["kind"] !== "string") {
    return null;
  }

  return {
    kind: value["kind"],
    id: typeof value["id"] === "string" ? value["id"] : "",
    props: isMap(value["props"]) ? value["props"] : flatProps(value),
    ...(has(value, "show_if") ? { show_if: value["show_if"] ?? null } : {}),
    ...(has(value, "hide_if") ? { hide_if: value["hide_if"] ?? null } : {}),
    children: Array.isArray(value["children"]) ? value["children"] : [],
  };
}

function flatProps(value: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !structure.has(key)));
}
