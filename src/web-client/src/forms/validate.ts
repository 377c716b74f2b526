import { isFound, loadPatterns, patternsAreReady } from "../rules/pattern";
import { numeric } from "../rules/numeric";
import { isMap, type Json, type JsonMap } from "../values/json";

/** What is wrong with a field, by the name of the check. */
export interface Problem {
  readonly rule: string;
  readonly limit: Json;
  /** The author's words; null for the client's own. */
  readonly message: string | null;
  /** Whether the limit is of a length and not of a size. */
  readonly isLength: boolean;
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.every((item) => item === "" || item === null));

/** The first check that fails; what is empty fails `required` alone. */
export function firstProblem(value: Json | undefined, checks: readonly JsonMap[]): Problem | null {
  const failed = checks.find((check) => fails(value, check));
  return failed === undefined
    ? null
    : {
        rule: text(failed["rule"]),
        limit: failed["value"] ?? null,
        message: typeof failed["message"] === "string" && failed["message"] !== "" ? failed["message"] : null,
        isLength: typeof value === "string" && typeof failed["value"] === "number",
      };
}

export function checksOf(validations: Json | undefined): JsonMap[] {
  return Array.isArray(validations) ? validations.filter(isMap) : [];
}

/** Patterns are decided by an engine that comes when it is needed; checks wait for it. */
export async function prepareChecks(checks: readonly JsonMap[]): Promise<void> {
  if (!patternsAreReady() && checks.some((check) => check["rule"] === "regex")) {
    await loadPatterns();
  }
}

function fails(value: Json | undefined, check: JsonMap): boolean {
  if (check["rule"] === "required") {
    return isEmpty(value);
  }

  if (isEmpty(value) && value !== false) {
    return false;
  }

  switch (check["rule"]) {
    case "min":
      return compare(value, check["value"] ?? null) < 0;
    case "max":
      return compare(value, check["value"] ?? null) > 0;
    case "regex":
      return typeof value === "string" && !isFound(text(check["pattern"] ?? check["value"]), value);
    case "email":
      return typeof value === "string" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(value);
    default:
      return false;
  }
}

/** A number's size, a text's or a list's length, a date by its place in time. NaN where they do not compare. */
function compare(value: Json | undefined, limit: Json): number {
  if (typeof value === "number") {
    return value - numeric(limit);
  }

  if (Array.isArray(value)) {
    return typeof limit === "number" ? value.length - limit : NaN;
  }

  if (typeof value !== "string") {
    return NaN;
  }

  // Letters are counted as people do, not in the units of UTF-16.
  return typeof limit === "number" ? [...value].length - limit : typeof limit !== "string" ? NaN : value < limit ? -1 : value > limit ? 1 : 0;
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
