import { equal } from "../values/equal";
import { has, isMap, type Json } from "../values/json";
import type { Operator } from "../generated/catalog";
import { numeric } from "./numeric";
import { isFound } from "./pattern";

export const operators: Record<Operator, (left: Json, right: Json) => boolean> = {
  "==": equal,
  "!=": (left, right) => !equal(left, right),
  ">": (left, right) => numeric(left) > numeric(right),
  "<": (left, right) => numeric(left) < numeric(right),
  ">=": (left, right) => numeric(left) >= numeric(right),
  "<=": (left, right) => numeric(left) <= numeric(right),
  in: isIn,
  contains: (left, right) => isIn(right, left),
  matches: (left, right) => typeof left === "string" && typeof right === "string" && isFound(right, left),
  exists: (left) => left !== null,
  empty: (left) =>
    left === null || left === "" || (Array.isArray(left) && left.length === 0) || (isMap(left) && Object.keys(left).length === 0),
};

function isIn(left: Json, right: Json): boolean {
  if (Array.isArray(right)) {
    return right.some((item) => equal(item, left));
  }

  return typeof left === "string" && (typeof right === "string" ? right.includes(left) : isMap(right) && has(right, left));
}
