import { has, isMap, type Json, type JsonMap } from "../values/json";

/** A message as it is written: one text, or a map of plural forms. */
export type Message = Json;

/** Fills a message; the argument `count` chooses the plural form. */
export function formatMessage(message: Message, args: JsonMap, language: string): string {
  return isMap(message) ? fill(pluralForm(message, args, language), args) : fill(typeof message === "string" ? message : "", args);
}

// A doubled brace is a brace; a placeholder that nobody fills stays as it is written.
const part = /\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_.-]*)\}/g;

function fill(text: string, args: JsonMap): string {
  return text.includes("{") || text.includes("}")
    ? text.replace(part, (written, name: string | undefined) =>
        name === undefined ? written.charAt(0) : has(args, name) ? show(args[name] ?? null) : written)
    : text;
}

const show = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

function pluralForm(forms: JsonMap, args: JsonMap, language: string): string {
  const count = has(args, "count") ? args["count"] : undefined;
  const category = typeof count === "number" ? rulesFor(language).select(count) : "other";
  const text = forms[category] ?? forms["other"] ?? lastForm(forms);
  return typeof text === "string" ? text : "";
}

/** What stands in for `other` where somebody forgot it. */
const lastForm = (forms: JsonMap): Json | undefined =>
  ["many", "few", "two", "one", "zero"].map((form) => forms[form]).find((form) => form !== undefined);

const rules = new Map<string, Intl.PluralRules>();

function rulesFor(language: string): Intl.PluralRules {
  const known = rules.get(language);
  if (known !== undefined) {
    return known;
  }

  let made: Intl.PluralRules;
  try {
    made = new Intl.PluralRules(language, { maximumFractionDigits: 20 });
  } catch {
    made = new Intl.PluralRules("en", { maximumFractionDigits: 20 });
  }

  rules.set(language, made);
  return made;
}
