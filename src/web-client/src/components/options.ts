import { isMap, toText, type Json } from "../values/json";
import { equal } from "../values/equal";

export interface Option {
  readonly label: string;
  readonly value: Json;
}

/** A bare value stands for a choice whose label is the value. */
export function readOptions(options: readonly Json[]): Option[] {
  return options.map((option) => {
    const value = isMap(option) ? (option["value"] ?? null) : option;
    const label = isMap(option) ? toText(option["label"]) : "";
    return { label: label || toText(value), value };
  });
}

export const labelOf = (options: readonly Option[], value: Json): string => options.find((option) => equal(option.value, value))?.label ?? toText(value);

/** Choices are told apart by their places, since their values may be of any type. */
export const placeOfValue = (options: readonly Option[], value: Json): number => options.findIndex((option) => equal(option.value, value));
