import { toText, has, isMap, type Json } from "../values/json";
import { listIndex } from "../values/path";
import type { Expression } from "./expression";
import type { Scope } from "./scope";

// Keys are letters, digits and underscores, with single hyphens between them; everything else ends a reference.
const name = String.raw`[\p{L}\p{Nd}_]+(?:-[\p{L}\p{Nd}_]+)*`;
const reference = new RegExp(String.raw`\$index(?![\p{L}\p{Nd}_])|\$item(?![\p{L}\p{Nd}_])((?:\.${name})*)`, "gu");

interface Reference {
  written: string;
  keys: string[] | null;
}

/** Text with `$item.a` and `$index` in it; null where there is none. */
export function itemExpression(text: string): Expression | null {
  const parts: Array<string | Reference> = [];
  let plain = 0;
  for (const found of text.matchAll(reference)) {
    if (found.index > plain) {
      parts.push(text.slice(plain, found.index));
    }

    const written = found[0];
    parts.push({ written, keys: written === "$index" ? null : (found[1] ?? "").split(".").slice(1) });
    plain = found.index + written.length;
  }

  if (parts.length === 0) {
    return null;
  }

  if (plain < text.length) {
    parts.push(text.slice(plain));
  }

  const [only] = parts;
  const read = parts.length === 1 && typeof only === "object"
    ? (scope: Scope) => value(only, scope)
    : (scope: Scope) => parts.map((part) => (typeof part === "string" ? part : toText(value(part, scope)))).join("");
  return { read, constant: false };
}

function value({ written, keys }: Reference, scope: Scope): Json {
  if (scope.item === undefined) {
    return written;
  }

  if (keys === null) {
    return scope.item.index ?? written;
  }

  let found: Json = scope.item.value;
  for (const key of keys) {
    found = step(found, key);
  }

  return found;
}

function step(value: Json, key: string): Json {
  if (isMap(value)) {
    return has(value, key) ? (value[key] ?? null) : null;
  }

  return Array.isArray(value) ? (value[listIndex(key)] ?? null) : null;
}
