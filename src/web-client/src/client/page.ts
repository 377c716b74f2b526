import { signal, type ReadonlySignal } from "@preact/signals";
import { isSameRoute, type Route } from "../shell/route";
import type { Json } from "../values/json";

export interface PageError {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}

/** Where the client is, and how it got there. */
export interface Page {
  readonly route: ReadonlySignal<Route>;
  readonly template: ReadonlySignal<string>;
  readonly error: ReadonlySignal<PageError | null>;
  /** Rises with each page that is shown, so that the focus can follow. */
  readonly shown: ReadonlySignal<number>;
  readonly isLoading: ReadonlySignal<boolean>;
  /** True where another place is reached than the one before. */
  arrive(route: Route): boolean;
  show(template: Json | undefined): void;
  fail(error: PageError): void;
  /** Sets out for another place, and gives a number to the attempt: only the answer to the last one counts. */
  load(target: Route): string;
  isLast(requestId: string | null): boolean;
  /** Where the last attempt was to lead. */
  target(): Route;
}

export function createPage(first: Route): Page {
  const route = signal(first);
  const template = signal("full");
  const error = signal<PageError | null>(null);
  const shown = signal(0);
  const isLoading = signal(true);
  let isNew = true;
  let target = first;
  let attempts = 0;
  let hasArrived = false;

  return {
    route,
    template,
    error,
    shown,
    isLoading,
    load: (next) => {
      target = next;
      isLoading.value = true;
      return `n${++attempts}`;
    },
    isLast: (requestId) => requestId === `n${attempts}`,
    target: () => target,
    arrive: (next) => {
      const isOther = !hasArrived || !isSameRoute(route.peek(), next);
      hasArrived = true;
      isNew ||= isOther;
      route.value = next;
      target = next;
      return isOther;
    },
    show: (name) => {
      isLoading.value = false;
      error.value = null;
      template.value = name === "empty" ? "empty" : "full";
      if (isNew) {
        isNew = false;
        shown.value = shown.peek() + 1;
      }
    },
    fail: (problem) => {
      isLoading.value = false;
      error.value = problem;
      template.value = "full";
      isNew = true;
      hasArrived = false;
      shown.value = shown.peek() + 1;
    },
  };
}
