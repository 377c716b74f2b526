import type { JsonMap } from "../values/json";

/** The explicit form of `@state/page/a` and its like; null where the text is no binding. Builders and page files write these. */
export function compactBinding(text: string): JsonMap | null {
  const state = rest(text, "@state");
  if (state !== null) {
    const page = rest(state, "/page");
    const global = rest(state, "/global");
    return page !== null
      ? { type: "store", scope: "page", path: page }
      : global !== null
        ? { type: "store", scope: "global", path: global }
        : { type: "store", scope: "auto", path: state };
  }

  const data = rest(text, "@data");
  if (data !== null) {
    return { type: "data", path: data };
  }

  if (text.startsWith("@t/")) {
    return { type: "t", key: text.slice(3) };
  }

  if (text.startsWith("@action/")) {
    return { type: "action", name: text.slice(8) };
  }

  return text.startsWith("@literal/") ? { type: "literal", value: text.slice(9) } : null;
}

/** What follows a prefix that ends where a path begins; null where it does not. */
const rest = (text: string, prefix: string): string | null =>
  text.startsWith(prefix) && (text.length === prefix.length || text[prefix.length] === "/") ? text.slice(prefix.length) : null;
