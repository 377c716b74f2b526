import type { Json } from "../values/json";
import type { Scope } from "./scope";

/** A value, compiled once. */
export interface Expression {
  /** The same for every scope. */
  readonly constant: boolean;
  read(scope: Scope): Json;
}

export const constant = (value: Json): Expression => ({ constant: true, read: () => value });
