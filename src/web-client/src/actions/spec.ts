import { isMap, type Json, type JsonMap } from "../values/json";

/** An action with what it is sent; bindings in it have not been read yet. */
export interface Spec {
  readonly name: string;
  readonly context: JsonMap;
  readonly confirm: JsonMap | null;
}

/** Reads `{name, context, confirm}`, or a name alone with `params` beside it. Null for what is no action. */
export function readSpec(action: Json | undefined, params?: Json): Spec | null {
  const added = isMap(params) ? params : {};
  if (typeof action === "string") {
    return action === "" ? null : { name: action, context: added, confirm: null };
  }

  if (!isMap(action) || typeof action["name"] !== "string") {
    return null;
  }

  return {
    name: action["name"],
    context: { ...(isMap(action["context"]) ? action["context"] : {}), ...added },
    confirm: isMap(action["confirm"]) ? action["confirm"] : null,
  };
}
