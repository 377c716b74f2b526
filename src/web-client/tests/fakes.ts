import { createClient, type Client } from "../src/client/client";
import { createSeen } from "../src/stores/seen";
import type { Json, JsonMap } from "../src/values/json";
import type { Clock, Socket } from "../src/wire/connection";
import type { Http, Reply } from "../src/wire/http";

/** Time that passes when a test says so. */
export function createFakeClock(): Clock & { pass(milliseconds: number): void } {
  let now = 0;
  let timers: Array<{ at: number; run: () => void }> = [];
  return {
    random: () => 0.5,
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) {
          break;
        }

        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
      }

      now = end;
    },
  };
}

export interface FakeSocket extends Socket {
  readonly sent: JsonMap[];
  say(message: JsonMap): void;
}

export function createFakeSocket(): FakeSocket {
  const sent: JsonMap[] = [];
  const socket: FakeSocket = {
    sent,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => void sent.push(JSON.parse(text) as JsonMap),
    close: () => undefined,
    say: (message) => socket.onmessage?.({ data: JSON.stringify(message) }),
  };
  return socket;
}

export interface World {
  readonly client: Client;
  readonly clock: ReturnType<typeof createFakeClock>;
  readonly sockets: FakeSocket[];
  readonly addresses: string[];
  /** Those that prove that requests are the client's. */
  readonly tokens: string[];
  visible: boolean;
  /** What the host says when it is asked for the menu. */
  menu(): Promise<Reply>;
  /** Who it says that the user is. */
  me: Reply;
  /** What it says to what changes something. */
  post(path: string): Promise<Reply>;
  /** The socket that is open. */
  socket(): FakeSocket;
  /** All messages of a kind that the client has sent over it. */
  sent(name: string): JsonMap[];
  /** Opens the newest socket and says hello and whatever a page needs. */
  open(page?: JsonMap, user?: string): void;
  say(message: JsonMap): void;
}

export const menuOf = (modules: Json): Reply => ({ ok: true, value: { modules } });

export const adaIs: Reply = {
  ok: true,
  value: { user: { id: "ada" }, role: "user", permissions: [], language: "en", languages: ["en"], csrfToken: "t", version: "1" },
};

export const nobody: Reply = { ok: false, status: 401, code: "not_signed_in", detail: "" };

/** Everything but a browser: frames are taken at once, sockets and time are the test's. */
export async function createWorld(pages: { seen?: Map<string, string>; me?: Reply; nextFrame?: (run: () => void) => void } = {}): Promise<World> {
  const clock = createFakeClock();
  const sockets: FakeSocket[] = [];
  const addresses: string[] = [];
  const kept = pages.seen ?? new Map<string, string>();
  const http: Http = {
    get: async (path) => (path === "/api/v1/menu" ? world.menu() : path === "/api/v1/me" ? world.me : { ok: false, status: 404, code: "not_found", detail: "" }),
    post: (path) => world.post(path),
    setToken: (token) => void tokens.push(token),
  };
  const tokens: string[] = [];
  const world: World = {
    clock,
    sockets,
    addresses,
    tokens,
    me: pages.me ?? adaIs,
    post: async () => ({ ok: true, value: null }),
    visible: true,
    menu: async () => menuOf([]),
    client: createClient({
      http,
      clock,
      seen: createSeen({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }, "seen"),
      route: { path: "/m", params: {} },
      openSocket: () => {
        const socket = createFakeSocket();
        sockets.push(socket);
        return socket;
      },
      nextFrame: pages.nextFrame ?? ((run) => run()),
      now: () => 0,
      isVisible: () => world.visible,
      untilVisible: async () => undefined,
      setAddress: (address, isNew) => void addresses.push(`${isNew ? "+" : "="}${address}`),
      openAddress: (address) => void addresses.push(`new ${address}`),
    }),
    socket: () => sockets.at(-1) as FakeSocket,
    sent: (name) => world.socket().sent.flatMap((message) => (message[name] === undefined ? [] : [message[name] as JsonMap])),
    say: (message) => world.socket().say(message),
    open: (page = {}, user = "ada") => {
      world.socket().onopen?.();
      world.say({ hello: { sessionId: "s", user: { id: user }, role: "user", permissions: [], language: "en", version: "1" } });
      const asked = world.socket().sent.findLast((message) => message["navigate"] !== undefined) as JsonMap;
      const requestId = asked["requestId"] as Json;
      world.say({ requestId, currentPath: { path: (asked["navigate"] as JsonMap)["path"] as Json, params: {} } });
      world.say({ requestId, surfaceUpdate: { surfaceId: "main", title: "T", template: "full", components: [], ...page } });
    },
  };
  await world.client.start();
  return world;
}

/** Lets what has been promised happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
