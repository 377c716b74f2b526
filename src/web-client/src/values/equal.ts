import { has, isMap, type Json } from "./json";

/** Equal as JSON: the same type, numbers by value, lists and maps by content. */
export function equal(a: Json, b: Json): boolean {
  if (a === b) {
    return true;
  }

  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null));
  }

  if (!isMap(a) || !isMap(b)) {
    return false;
  }

  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => has(b, key) && equal(a[key] ?? null, b[key] ?? null));
}
