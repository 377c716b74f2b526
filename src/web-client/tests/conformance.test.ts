import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../src/bindings/compile";
import type { Scope } from "../src/bindings/scope";
import { checksOfField } from "../src/forms/checks";
import { problemText } from "../src/forms/problem";
import { firstProblem } from "../src/forms/validate";
import { findMessage, translate, type Locales } from "../src/languages/lookup";
import { formatMessage } from "../src/languages/message";
import { compileVisibility } from "../src/rules/compile";
import { loadPatterns } from "../src/rules/pattern";
import { mayPass } from "../src/rules/permissions";
import { readComponent } from "../src/surfaces/written";
import { equal } from "../src/values/equal";
import type { Json, JsonMap } from "../src/values/json";

interface Case {
  name: string;
  expect: Json;
  page?: Json;
  global?: Json;
  data?: Json;
  item?: Json;
  lang?: string;
  messages?: Locales;
}

function cases<T>(suite: string): Array<Case & T> {
  const file = new URL(`../../../tests/conformance/${suite}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { cases: Array<Case & T> }).cases;
}

function scopeOf(given: Case): Scope {
  const language = given.lang ?? "en";
  return {
    page: given.page ?? {},
    global: given.global ?? {},
    data: given.data ?? {},
    item: given.item === undefined ? undefined : { value: given.item, index: 0 },
    translate: (key, args) => translate(given.messages ?? {}, "en", language, key, args),
  };
}

// The engine of `matches` is loaded when a page needs it.
beforeAll(loadPatterns);

describe("rules", () => {
  for (const given of cases<{ rule: Json }>("rules")) {
    test(given.name, () => {
      const shown = compileVisibility(given.rule, undefined);
      expect(shown?.(scopeOf(given))).toBe(given.expect);
    });
  }
});

describe("bindings", () => {
  for (const given of cases<{ value: Json }>("bindings")) {
    test(given.name, () => {
      const found = compile(given.value).read(scopeOf(given));
      expect(equal(found, given.expect), JSON.stringify(found)).toBe(true);
    });
  }
});

describe("i18n", () => {
  for (const given of cases<{ locales: Locales; default: string; key: string; args: JsonMap }>("i18n")) {
    test(given.name, () => {
      expect(translate(given.locales, given.default, given.lang ?? "en", given.key, given.args)).toBe(given.expect);
    });

    test(`${given.name}, as a message that came from the host`, () => {
      const found = findMessage(given.locales, given.default, given.lang ?? "en", given.key);
      const text = found === null ? given.key : formatMessage(found.message, given.args, found.language);
      expect(text).toBe(given.expect);
    });
  }
});

describe("forms", () => {
  for (const given of cases<{ field: JsonMap; value?: Json }>("forms")) {
    test(given.name, () => {
      const field = readComponent(given.field);
      const checks = checksOfField(field?.kind ?? "", (name) => (field === null ? undefined : (compile(field.props[name] ?? null).read(scopeOf(given)) ?? undefined)));
      expect(problemText(firstProblem(given.value, checks)) || null).toBe(given.expect);
    });
  }
});

describe("permissions", () => {
  for (const given of cases<{ required: string[]; role: string; permissions: string[] }>("permissions")) {
    test(given.name, () => {
      expect(mayPass(given.required, given.role, given.permissions)).toBe(given.expect);
    });
  }
});
