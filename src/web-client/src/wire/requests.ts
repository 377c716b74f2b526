import type { ActionError } from "./messages";

/** What waits for an answer, by the id that the client chose. */
export interface Requests<T> {
  /** Null where there is room for another; else what is done when there may be. */
  room(): Promise<void> | null;
  /** A new id; the promise never fails. */
  open(events: number): { id: string; answer: Promise<T> };
  answer(id: string, value: T): void;
  /** How many task events there had been when it was asked; null for what nobody asked. */
  askedAt(id: string | null): number | null;
  /** Answers all with what is made of the error: the connection is gone. */
  fail(make: (error: ActionError) => T): void;
}

/** The host refuses more than a few dozen of a client at once, and what else it asks for needs room too. */
const mostOpen = 24;

export function createRequests<T>(): Requests<T> {
  const open = new Map<string, { resolve: (value: T) => void; events: number }>();
  let waiting: Array<() => void> = [];
  let last = 0;
  return {
    room: () => (open.size < mostOpen ? null : new Promise((resolve) => waiting.push(resolve))),
    open: (events) => {
      const id = `r${++last}`;
      const answer = new Promise<T>((resolve) => open.set(id, { resolve, events }));
      return { id, answer };
    },
    answer: (id, value) => {
      open.get(id)?.resolve(value);
      if (open.delete(id)) {
        waiting.shift()?.();
      }
    },
    askedAt: (id) => (id === null ? null : (open.get(id)?.events ?? null)),
    fail: (make) => {
      const lost = [...open.values()];
      const next = waiting;
      open.clear();
      waiting = [];
      lost.forEach(({ resolve }) => resolve(make({ code: "connection_lost", message: "" })));
      next.forEach((go) => go());
    },
  };
}
