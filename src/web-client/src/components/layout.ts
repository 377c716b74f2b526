import type { Json } from "../values/json";

/** A length as CSS has it: numbers are pixels. What is no length is left to the browser to refuse. */
export function length(value: Json | undefined): string | undefined {
  if (typeof value === "number") {
    return `${value}px`;
  }

  return typeof value === "string" && value !== "" ? value : undefined;
}

export function padding(value: Json | undefined): string | undefined {
  return Array.isArray(value) ? value.map((side) => length(side) ?? "0").join(" ") : length(value);
}

export const placement: Readonly<Record<string, string>> = {
  start: "flex-start",
  center: "center",
  end: "flex-end",
  stretch: "stretch",
  between: "space-between",
  around: "space-around",
};
