import { equal } from "./equal";
import { has, isMap, type Json } from "./json";

export type PatchAction = "set" | "append" | "prepend" | "remove" | "replace";

/** What stands in a place after a patch of it. */
export function patched(current: Json, action: PatchAction, value: Json): Json {
  switch (action) {
    case "set":
      return value;
    case "append":
      return [...asList(current), value];
    case "prepend":
      return [value, ...asList(current)];
    case "remove":
      return removed(current, value);
    case "replace":
      return replaced(current, value);
  }
}

/** Where an item is in a list: found by its `id`, else by a whole number. */
export function placeOf(items: readonly unknown[], id: Json): number {
  const byId = items.findIndex((item) => isMap(item) && has(item, "id") && equal(item["id"] ?? null, id));
  if (byId >= 0) {
    return byId;
  }

  return typeof id === "number" && Number.isInteger(id) && id >= 0 && id < items.length ? id : -1;
}

const asList = (value: Json): Json[] => (Array.isArray(value) ? value : []);

function removed(current: Json, value: Json): Json {
  if (Array.isArray(current)) {
    const place = placeOf(current, value);
    const found = place >= 0 ? place : current.findIndex((item) => equal(item, value));
    return found < 0 ? current : current.filter((_, i) => i !== found);
  }

  return isMap(current) && typeof value === "string" && has(current, value)
    ? Object.fromEntries(Object.entries(current).filter(([key]) => key !== value))
    : current;
}

function replaced(current: Json, value: Json): Json {
  if (!Array.isArray(current) || !isMap(value)) {
    return current;
  }

  const place = placeOf(current, value["id"] ?? null);
  return place < 0 ? current : current.map((item, i) => (i === place ? (value["item"] ?? null) : item));
}
