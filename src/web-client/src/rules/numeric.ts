import type { Json } from "../values/json";

const decimal = /^[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** Numbers, and text that is one after trimming; NaN for everything else, which compares with nothing. */
export function numeric(value: Json): number {
  if (typeof value === "number") {
    return value;
  }

  const text = typeof value === "string" ? value.trim() : "";
  return decimal.test(text) ? Number(text) : NaN;
}
