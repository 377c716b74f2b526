import { compile } from "../bindings/compile";
import type { Scope } from "../bindings/scope";
import { has, isMap, type Json } from "../values/json";
import { operators } from "./operators";
import { patternsAreReady } from "./pattern";

/** A rule, compiled once. Undefined: it decides nothing. */
export type Rule = (scope: Scope) => boolean | undefined;

export function compileRule(rule: Json | undefined): Rule {
  if (typeof rule === "boolean") {
    return () => rule;
  }

  if (!isMap(rule)) {
    return () => undefined;
  }

  return Array.isArray(rule["conditions"]) ? group(rule["mode"], rule["conditions"]) : condition(rule);
}

export interface Visibility {
  (scope: Scope): boolean;
}

/** Shown and not hidden. While the engine of a pattern is loading the answer is no, so that nothing flashes up that ought to be hidden. */
export function compileVisibility(show: Json | undefined, hide: Json | undefined): Visibility | null {
  if (show === undefined && hide === undefined) {
    return null;
  }

  const isShown = compileRule(show);
  const isHidden = compileRule(hide);
  const waits = usesPattern(show) || usesPattern(hide);
  return (scope) => {
    const visible = isShown(scope) !== false && isHidden(scope) !== true;
    return visible && (!waits || patternsAreReady());
  };
}

function condition(rule: { [key: string]: Json }): Rule {
  const op = typeof rule["op"] === "string" && has(operators, rule["op"]) ? operators[rule["op"] as keyof typeof operators] : null;
  if (op === null) {
    return () => undefined;
  }

  const left = compile(rule["left"] ?? null);
  const right = compile(rule["right"] ?? null);
  return (scope) => op(left.read(scope), right.read(scope));
}

function group(mode: Json | undefined, conditions: Json[]): Rule {
  const settles = typeof mode === "string" && mode.toUpperCase() === "OR";
  const members = conditions.map(compileRule);
  return (scope) => {
    let result: boolean | undefined;
    for (const member of members) {
      const said = member(scope);
      if (said === settles) {
        return settles;
      }

      result = said ?? result;
    }

    return result;
  };
}

function usesPattern(rule: Json | undefined): boolean {
  if (!isMap(rule)) {
    return false;
  }

  return rule["op"] === "matches" || (Array.isArray(rule["conditions"]) && rule["conditions"].some(usesPattern));
}
