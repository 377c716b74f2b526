import { signal } from "@preact/signals";
import { formatMessage, type Message } from "../languages/message";
import type { JsonMap } from "../values/json";
import { en } from "./words.en";

/** The client's own texts; what modules say comes translated. */
export type Word = keyof typeof en;

export type Words = Readonly<Record<Word, Message>>;

const current = signal<{ language: string; words: Partial<Words> }>({ language: "en", words: en });

const languages: Readonly<Record<string, () => Promise<Partial<Words>>>> = {
  it: () => import("./words.it").then((module) => module.it),
};

export function say(word: Word, args: JsonMap = {}): string {
  const { language, words } = current.value;
  const message = words[word];
  return message === undefined ? formatMessage(en[word], args, "en") : formatMessage(message, args, language);
}

let wanted = "";

/** The one that was wanted last, whichever words are there first. Where there are none to be had it is English. */
export async function speak(language: string): Promise<void> {
  wanted = language;
  const base = language.split("-")[0] ?? "en";
  const load = languages[base];
  const words = load === undefined ? en : await load().catch(() => en);
  if (wanted === language) {
    current.value = { language, words };
  }
}

/** The language of dates and numbers. */
export const spoken = (): string => current.value.language;
