import type { Json, JsonMap } from "../values/json";

/** What expressions read. Getters, so that a signal behind one is read when the value is, and only then. */
export interface Scope {
  readonly page: Json;
  readonly global: Json;
  readonly data: Json;
  /** The current item and its place, inside item templates and item actions. */
  readonly item?: { readonly value: Json; readonly index: number | null } | undefined;
  /** What an action answered; undefined as long as it has not. */
  action?(call: ActionCall): Json | undefined;
  translate?(key: string, args: JsonMap, message: Json | undefined): string;
}

export interface ActionCall {
  readonly name: string;
  readonly args: JsonMap;
  readonly cacheScope: "page" | "global";
}
