import type { Json } from "../generated/catalog";

export type { Json };
export type JsonMap = { [key: string]: Json };

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Own keys alone: what a prototype has is not in the JSON. */
export const has = (map: object, key: string): boolean => Object.prototype.hasOwnProperty.call(map, key);

/** How a value stands in text: texts bare, null as nothing, the rest as JSON. */
export const toText = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
