import { signal, type ReadonlySignal } from "@preact/signals";
import { readFrame } from "./frame";
import type { ClientMessage, Frame } from "./messages";

export type ConnectionState = "connecting" | "open" | "waiting" | "ended";

/** As much of a WebSocket as is needed. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface Clock {
  after(milliseconds: number, run: () => void): () => void;
  random(): number;
}

export interface Connection {
  readonly state: ReadonlySignal<ConnectionState>;
  start(): void;
  /** False where it could not be sent; nothing is kept for later. */
  send(message: ClientMessage, requestId?: string): boolean;
  /** Ends a wait, or connects anew what is open. */
  reconnect(): void;
  stop(): void;
}

export interface ConnectionEvents {
  frame(frame: Frame): void;
  opened(): void;
  /** Whatever was asked and not answered will not be. Where it was never open the host may have refused it. */
  lost(wasOpen: boolean): void;
  /** The session is over; there will be no further attempt. */
  signedOut(): void;
}

const signedOutCode = 4401;
/** The host says something every thirty seconds. Looks in vain before it is given up: that is after a silence of one minute at least. */
const lookEvery = 20_000;
const mostLooks = 4;

/** At once, then after half a second and twice as long each time, never more than fifteen, each a fifth more or less. */
export function backoff(attempt: number, random: number): number {
  const base = attempt === 0 ? 0 : Math.min(500 * 2 ** (attempt - 1), 15_000);
  return Math.round(base * (0.8 + 0.4 * random));
}

export function createConnection(open: () => Socket, clock: Clock, events: ConnectionEvents): Connection {
  const state = signal<ConnectionState>("connecting");
  let socket: Socket | null = null;
  let attempt = 0;
  let looks = 0;
  let stopWaiting: (() => void) | null = null;
  let stopListening: (() => void) | null = null;

  function connect(): void {
    stopWaiting?.();
    stopWaiting = null;
    state.value = "connecting";
    const current = open();
    socket = current;
    current.onopen = () => {
      if (socket === current) {
        state.value = "open";
        looks = 0;
        listen(current);
        events.opened();
      }
    };
    current.onmessage = (event) => {
      const frame = socket === current && typeof event.data === "string" ? readFrame(event.data) : null;
      if (frame !== null) {
        attempt = 0;
        looks = 0;
        events.frame(frame);
      }
    };
    current.onclose = (event) => {
      if (socket === current) {
        drop();
        if (event.code === signedOutCode) {
          state.value = "ended";
          events.signedOut();
        } else {
          wait();
        }
      }
    };
  }

  function drop(): void {
    stopListening?.();
    stopListening = null;
    socket = null;
    events.lost(state.peek() === "open");
  }

  function listen(current: Socket): void {
    stopListening = clock.after(lookEvery, () => {
      if (socket !== current) {
        return;
      }

      looks += 1;
      if (looks < mostLooks) {
        listen(current);
      } else {
        drop();
        current.close();
        wait();
      }
    });
  }

  function wait(): void {
    state.value = "waiting";
    stopWaiting = clock.after(backoff(attempt++, clock.random()), connect);
  }

  return {
    state,
    start: connect,
    send: (message, requestId) => {
      if (socket === null || state.peek() !== "open") {
        return false;
      }

      socket.send(JSON.stringify(requestId === undefined ? message : { requestId, ...message }));
      return true;
    },
    reconnect: () => {
      const old = socket;
      if (old !== null) {
        drop();
        old.close(1000);
      }

      attempt = 0;
      connect();
    },
    stop: () => {
      stopWaiting?.();
      const old = socket;
      if (old !== null) {
        drop();
        old.close(1000);
      }

      state.value = "ended";
    },
  };
}
