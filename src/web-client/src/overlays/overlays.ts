import { signal, type ReadonlySignal } from "@preact/signals";
import type { Surface } from "../surfaces/surface";

export interface Question {
  readonly id: number;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  answer(isYes: boolean): void;
}

/** A surface over the page. */
export interface OpenSurface {
  readonly surface: Surface;
  readonly kind: "modal" | "drawer";
  readonly size: string;
  readonly position: string;
}

export interface Overlays {
  readonly question: ReadonlySignal<Question | null>;
  readonly surfaces: ReadonlySignal<readonly OpenSurface[]>;
  /** One question after another. */
  ask(text: string, yes: string, no: string): Promise<boolean>;
  open(opened: OpenSurface): void;
  close(surfaceId: string): boolean;
  closeAll(): void;
}

export function createOverlays(): Overlays {
  const questions = signal<readonly Question[]>([]);
  const surfaces = signal<readonly OpenSurface[]>([]);
  const first = signal<Question | null>(null);
  let last = 0;

  const change = (next: readonly Question[]): void => {
    questions.value = next;
    first.value = next[0] ?? null;
  };

  return {
    question: first,
    surfaces,
    ask: (text, yes, no) =>
      new Promise((resolve) => {
        const id = ++last;
        const answer = (isYes: boolean): void => {
          change(questions.peek().filter((question) => question.id !== id));
          resolve(isYes);
        };
        change([...questions.peek(), { id, text, yes, no, answer }]);
      }),
    open: (opened) => {
      surfaces.value = [...surfaces.peek().filter((known) => known.surface.id !== opened.surface.id), opened];
    },
    close: (surfaceId) => {
      const left = surfaces.peek().filter((known) => known.surface.id !== surfaceId);
      const isFound = left.length < surfaces.peek().length;
      surfaces.value = left;
      return isFound;
    },
    closeAll: () => {
      surfaces.value = [];
    },
  };
}
