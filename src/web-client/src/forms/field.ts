import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Json, JsonMap } from "../values/json";
import { firstProblem, prepareChecks, type Problem } from "./validate";

/** A field that is shown: its value, what is wrong with it, where to put the cursor. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly value: ReadonlySignal<Json>;
  readonly problem: Signal<Problem | string | null>;
  write(value: Json): void;
  /** True where nothing is wrong. */
  check(): Promise<boolean>;
  reset(): void;
  focus(): void;
}

export interface FieldSources {
  readonly id: string;
  name(): string;
  value: ReadonlySignal<Json>;
  write(value: Json): void;
  checks(): readonly JsonMap[];
  reset(): void;
  focus(): void;
}

export function createField(from: FieldSources): Field {
  const problem = signal<Problem | string | null>(null);
  return {
    id: from.id,
    get name() {
      return from.name();
    },
    value: from.value,
    problem,
    write: (value) => {
      problem.value = null;
      from.write(value);
    },
    check: async () => {
      const checks = from.checks();
      await prepareChecks(checks);
      problem.value = firstProblem(from.value.peek(), checks);
      return problem.value === null;
    },
    reset: () => {
      problem.value = null;
      from.reset();
    },
    focus: () => from.focus(),
  };
}
