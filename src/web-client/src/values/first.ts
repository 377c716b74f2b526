import { has, isMap, type Json, type JsonMap } from "./json";
import { parsePath, writePath } from "./path";

/** The first values of a page, whose keys are paths, as one map. */
export function unfold(values: JsonMap): JsonMap {
  let root: Json = {};
  for (const [path, value] of Object.entries(values)) {
    const keys = parsePath(path);
    if (keys !== null) {
      root = keys.length === 0 ? layUnder(root, value) : writePath(root, keys, value);
    }
  }

  return isMap(root) ? root : {};
}

/** What is there, with first values where nothing stands; maps are joined key by key, lists are taken whole. */
export function layUnder(there: Json, first: Json): Json {
  if (!isMap(there) || !isMap(first)) {
    return there;
  }

  const joined: JsonMap = { ...there };
  for (const [key, value] of Object.entries(first)) {
    const written = has(there, key) ? layUnder(there[key] ?? null, value) : value;
    Object.defineProperty(joined, key, { value: written, enumerable: true, configurable: true, writable: true });
  }

  return joined;
}
