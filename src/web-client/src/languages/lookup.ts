import { has, isMap, type Json, type JsonMap } from "../values/json";
import { formatMessage, type Message } from "./message";

/** Messages by language; keys of a language are written whole, nested or flat. */
export type Locales = Record<string, JsonMap>;

export interface Found {
  message: Message;
  language: string;
}

/** In the language asked for, its bases, the default language with its bases, English. */
export function findMessage(locales: Locales, fallback: string, language: string, key: string): Found | null {
  for (const tag of [...chain(language), ...chain(fallback), "en"]) {
    const name = Object.keys(locales).find((locale) => normal(locale) === normal(tag));
    const message = name === undefined ? undefined : read(locales[name] ?? {}, key);
    if (name !== undefined && message !== undefined) {
      return { message, language: name };
    }
  }

  return null;
}

export function translate(locales: Locales, fallback: string, language: string, key: string, args: JsonMap): string {
  const found = findMessage(locales, fallback, language, key);
  return found === null ? key : formatMessage(found.message, args, found.language);
}

const normal = (tag: string): string => tag.replaceAll("_", "-").toLowerCase();

function chain(language: string): string[] {
  const parts = normal(language).split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

const forms = new Set(["zero", "one", "two", "few", "many", "other"]);

/** A key may be split between maps at any of its dots. */
function read(messages: JsonMap, key: string): Message | undefined {
  const whole = has(messages, key) ? messages[key] : undefined;
  if (typeof whole === "string" || (isMap(whole) && isPlural(whole))) {
    return whole;
  }

  for (let dot = key.indexOf("."); dot >= 0; dot = key.indexOf(".", dot + 1)) {
    const head = key.slice(0, dot);
    const inner: Json | undefined = has(messages, head) ? messages[head] : undefined;
    const found = isMap(inner) ? read(inner, key.slice(dot + 1)) : undefined;
    if (found !== undefined) {
      return found;
    }
  }

  return undefined;
}

const isPlural = (map: JsonMap): boolean =>
  has(map, "other") && Object.entries(map).every(([name, text]) => forms.has(name) && typeof text === "string");
