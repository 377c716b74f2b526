import type { VNode } from "preact";
import { catalog, type Kind, type KindProps } from "../generated/catalog";
import type { Node } from "../surfaces/node";
import { isMap, toText, type Json, type JsonMap } from "../values/json";

/** What a renderer gets. The kind says which properties may be read. */
export interface Part<K extends Kind> {
  readonly node: Node;
  readonly kind?: K;
}

export type Renderer<K extends Kind> = (part: Part<K>) => VNode | null;

type Name<K extends Kind> = keyof KindProps[K] & string;

/** A bound value may turn out to be anything: each reader makes the best of it. */
export function value<K extends Kind>({ node }: Part<K>, name: Name<K>): Json | undefined {
  return node.prop(name) ?? (catalog[node.kind as Kind]?.defaults as Record<string, Json> | undefined)?.[name];
}

export const text = <K extends Kind>(part: Part<K>, name: Name<K>): string => toText(value(part, name));

export function number<K extends Kind>(part: Part<K>, name: Name<K>): number | null {
  const found = value(part, name);
  const read = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof read === "number" && Number.isFinite(read) ? read : null;
}

export const flag = <K extends Kind>(part: Part<K>, name: Name<K>): boolean => value(part, name) === true;

export function list<K extends Kind>(part: Part<K>, name: Name<K>): readonly Json[] {
  const found = value(part, name);
  return Array.isArray(found) ? found : [];
}

export function maps<K extends Kind>(part: Part<K>, name: Name<K>): readonly JsonMap[] {
  return list(part, name).filter(isMap);
}

export function map<K extends Kind>(part: Part<K>, name: Name<K>): JsonMap | null {
  const found = value(part, name);
  return isMap(found) ? found : null;
}

/** One of a few words; the first where it is none of them. */
export function word<K extends Kind, W extends string>(part: Part<K>, name: Name<K>, words: readonly [W, ...W[]]): W {
  const found = value(part, name);
  return words.find((candidate) => candidate === found) ?? words[0];
}

export const variants = ["default", "primary", "success", "warning", "info", "danger"] as const;

export const raw = <K extends Kind>({ node }: Part<K>, name: Name<K>): Json | undefined => node.raw(name);
