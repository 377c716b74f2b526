import { formatMessage } from "../languages/message";
import { isMap, type Json, type JsonMap } from "../values/json";
import { parsePath, readPath } from "../values/path";
import { compactBinding } from "./compact";
import { constant, type Expression } from "./expression";
import { itemExpression } from "./item";
import type { Scope } from "./scope";

/** Compiles a value with the bindings in it. What has been compiled is remembered as long as the value lives. */
export function compile(value: Json): Expression {
  if (typeof value === "string") {
    return compileText(value);
  }

  if (typeof value !== "object" || value === null) {
    return constant(value);
  }

  const known = compiled.get(value);
  if (known !== undefined) {
    return known;
  }

  const made = Array.isArray(value) ? list(value) : (explicit(value, true) ?? map(value));
  compiled.set(value, made);
  return made;
}

/** A map of named values, such as a context: there `{path: /a}` is one value named path. */
export function compileNamed(value: JsonMap): Expression {
  return explicit(value, false) ?? map(value);
}

const compiled = new WeakMap<object, Expression>();

function compileText(text: string): Expression {
  const short = text.startsWith("@") ? compactBinding(text) : null;
  return short !== null ? (explicit(short, true) ?? constant(text)) : ((text.includes("$") ? itemExpression(text) : null) ?? constant(text));
}

function list(written: Json[]): Expression {
  const items = written.map(compile);
  if (items.every((item, i) => item.constant && item.read(nothing) === written[i])) {
    return constant(written);
  }

  const read = (scope: Scope): Json => items.map((item) => item.read(scope));
  return items.every((item) => item.constant) ? constant(read(nothing)) : { constant: false, read };
}

function map(written: JsonMap): Expression {
  const entries = Object.entries(written).map(([key, value]) => [key, compile(value)] as const);
  if (entries.every(([key, value]) => value.constant && value.read(nothing) === written[key])) {
    return constant(written);
  }

  const read = (scope: Scope): Json => Object.fromEntries(entries.map(([key, value]) => [key, value.read(scope)]));
  return entries.every(([, value]) => value.constant) ? constant(read(nothing)) : { constant: false, read };
}

const nothing: Scope = { page: null, global: null, data: null };

/** Null where the map is an ordinary one. */
function explicit(written: JsonMap, takesShort: boolean): Expression | null {
  const path = typeof written["path"] === "string" ? written["path"] : "";
  if (takesShort && typeof written["path"] === "string" && Object.keys(written).length === 1) {
    return pathExpression((scope) => scope.data, path, undefined);
  }

  switch (written["type"]) {
    case "store":
      return storeExpression(written["scope"] ?? "auto", path, written["default"]);
    case "data":
      return pathExpression((scope) => scope.data, path, written["default"]);
    case "action":
      return actionExpression(written);
    case "t":
      return textExpression(written);
    case "literal":
      return constant(written["value"] ?? null);
    default:
      return null;
  }
}

function storeExpression(scope: Json, path: string, fallback: Json | undefined): Expression {
  if (scope === "page" || scope === "global") {
    return pathExpression((from) => from[scope], path, fallback);
  }

  const keys = parsePath(path);
  return withDefault(
    (from) => {
      const found = keys === null ? null : readPath(from.page, keys);
      // A null in the page store is an answer; only where the path leads nowhere the global store is asked.
      return found === undefined && keys !== null ? readPath(from.global, keys) : found;
    },
    fallback);
}

function pathExpression(root: (scope: Scope) => Json, path: string, fallback: Json | undefined): Expression {
  const keys = parsePath(path);
  return withDefault((scope) => (keys === null ? undefined : readPath(root(scope), keys)), fallback);
}

function withDefault(read: (scope: Scope) => Json | undefined, fallback: Json | undefined): Expression {
  const instead = fallback === undefined ? null : compile(fallback);
  return { constant: false, read: (scope) => read(scope) ?? instead?.read(scope) ?? null };
}

function actionExpression(written: JsonMap): Expression {
  const name = typeof written["name"] === "string" ? written["name"] : "";
  const args = compileNamed(isMap(written["args"]) ? written["args"] : {});
  const cacheScope = (written["cacheScope"] ?? written["cache_scope"]) === "global" ? "global" : "page";
  return withDefault((scope) => {
    const given = args.read(scope);
    return scope.action?.({ name, args: isMap(given) ? given : {}, cacheScope });
  }, written["default"]);
}

function textExpression(written: JsonMap): Expression {
  const key = typeof written["key"] === "string" ? written["key"] : "";
  const args = map(isMap(written["args"]) ? written["args"] : {});
  return {
    constant: false,
    read: (scope) => {
      const given = args.read(scope);
      const values = isMap(given) ? given : {};
      return scope.translate?.(key, values, written["message"]) ??
        (written["message"] === undefined ? key : formatMessage(written["message"], values, "en"));
    },
  };
}
