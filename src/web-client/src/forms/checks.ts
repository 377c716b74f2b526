import type { Json, JsonMap } from "../values/json";
import { checksOf } from "./validate";

/** All that a field is checked for, in order: what its author demands, then what comes with its kind. */
export function checksOfField(kind: string, prop: (name: string) => Json | undefined): JsonMap[] {
  const own = checksOf(prop("validations"));
  const required = prop("required") === true && !own.some((check) => check["rule"] === "required") ? [{ rule: "required" }] : [];
  return [...required, ...own, ...checksOfKind(kind, prop)];
}

function checksOfKind(kind: string, prop: (name: string) => Json | undefined): JsonMap[] {
  const limits = (...rules: string[]): JsonMap[] =>
    rules.flatMap((rule) => {
      const value = prop(rule);
      return value === undefined || value === null || value === "" ? [] : [{ rule, value }];
    });
  switch (kind) {
    case "TextField":
      return prop("input_type") === "email" ? [{ rule: "email" }] : [];
    case "NumberField":
      return limits("min", "max");
    case "TagsInput":
      return limits("max");
    case "DatePicker":
      return prop("mode") === "range" ? [] : limits("min", "max");
    default:
      return [];
  }
}
