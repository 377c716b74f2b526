import { has, isMap, type Json } from "./json";

/** The keys of a path such as `/a/b/0`, from the outside in; null for what is no path. */
export function parsePath(text: string): string[] | null {
  const bare = text.startsWith("/") ? text.slice(1) : text;
  if (bare === "") {
    return [];
  }

  const keys = bare.split("/");
  for (const [i, key] of keys.entries()) {
    if (key === "" || /~(?![01])/.test(key)) {
      return null;
    }

    keys[i] = key.replaceAll("~1", "/").replaceAll("~0", "~");
  }

  return keys.length <= 256 ? keys : null;
}

/** −1 for what is no index: anything but a whole number without leading zeros. */
export const listIndex = (key: string): number => (/^(0|[1-9][0-9]{0,9})$/.test(key) ? Number(key) : -1);

/** Undefined where the path leads nowhere; a null at its end is somewhere. */
export function readPath(root: Json, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const key of keys) {
    if (isMap(value)) {
      value = has(value, key) ? value[key] : undefined;
    } else if (Array.isArray(value)) {
      const index = listIndex(key);
      value = index >= 0 ? value[index] : undefined;
    } else {
      return undefined;
    }
  }

  return value;
}

/** The root with the value in place, the rest shared. Makes the maps on the way; what cannot be written changes nothing. */
export function writePath(root: Json, keys: readonly string[], value: Json, from = 0): Json {
  const key = keys[from];
  if (key === undefined) {
    return value;
  }

  if (Array.isArray(root)) {
    const index = listIndex(key);
    if (index < 0 || index > root.length) {
      return root;
    }

    const list = root.slice();
    list[index] = writePath(root[index] ?? {}, keys, value, from + 1);
    return list;
  }

  const map = isMap(root) ? root : {};
  return withKey(map, key, writePath(has(map, key) ? (map[key] ?? {}) : {}, keys, value, from + 1));
}

/** The root without what is there; a list closes the gap. */
export function removePath(root: Json, keys: readonly string[]): Json {
  const last = keys.at(-1);
  if (last === undefined) {
    return {};
  }

  const parent = readPath(root, keys.slice(0, -1));
  if (isMap(parent) && has(parent, last)) {
    return writePath(root, keys.slice(0, -1), Object.fromEntries(Object.entries(parent).filter(([key]) => key !== last)));
  }

  const index = listIndex(last);
  return Array.isArray(parent) && index >= 0 && index < parent.length
    ? writePath(root, keys.slice(0, -1), parent.filter((_, i) => i !== index))
    : root;
}

/** `__proto__` is a key like any other, which a plain assignment would not make it. */
function withKey(map: { [key: string]: Json }, key: string, value: Json): Json {
  const copy = { ...map };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}
