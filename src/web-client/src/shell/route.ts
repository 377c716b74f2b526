import { isMap, type Json, type JsonMap } from "../values/json";

export interface Route {
  readonly path: string;
  readonly params: JsonMap;
}

/** The route of an address; parameters are text, those that come several times a list. */
export function routeOf(pathname: string, search: string): Route {
  const params: JsonMap = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const there = Object.prototype.hasOwnProperty.call(params, key) ? params[key] : undefined;
    const next: Json = there === undefined ? value : Array.isArray(there) ? [...there, value] : [there, value];
    Object.defineProperty(params, key, { value: next, enumerable: true, configurable: true, writable: true });
  }

  return { path: decoded(pathname), params };
}

export function addressOf({ path, params }: Route): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined) {
        query.append(key, isMap(item) || Array.isArray(item) ? JSON.stringify(item) : String(item));
      }
    }
  }

  const text = query.toString();
  return encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23") + (text === "" ? "" : `?${text}`);
}

/** The same place, whether its parameters have been in an address or not. */
export const isSameRoute = (a: Route, b: Route): boolean => addressOf(a) === addressOf(b);

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
