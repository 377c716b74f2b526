import type { ActionError } from "./messages";

/** What waits for an answer, by the id that the client chose. */
export interface Requests<T> {
  /** A new id; the promise never fails. */
  open(events: number): { id: string; answer: Promise<T> };
  answer(id: string, value: T): void;
  /** How many task events there had been when it was asked; null for what nobody asked. */
  askedAt(id: string | null): number | null;
  /** Answers all with what is made of the error: the connection is gone. */
  fail(make: (error: ActionError) => T): void;
}

export function createRequests<T>(): Requests<T> {
  const open = new Map<string, { resolve: (value: T) => void; events: number }>();
  let last = 0;
  return {
    open: (events) => {
      const id = `r${++last}`;
      const answer = new Promise<T>((resolve) => open.set(id, { resolve, events }));
      return { id, answer };
    },
    answer: (id, value) => {
      open.get(id)?.resolve(value);
      open.delete(id);
    },
    askedAt: (id) => (id === null ? null : (open.get(id)?.events ?? null)),
    fail: (make) => {
      const waiting = [...open.values()];
      open.clear();
      for (const { resolve } of waiting) {
        resolve(make({ code: "connection_lost", message: "" }));
      }
    },
  };
}
