import { signal, type Signal } from "@preact/signals";
import { createActions, type Actions } from "../actions/actions";
import { createBusy, type Busy } from "../actions/busy";
import { createActionValues, type ActionValues } from "../actions/values";
import { formatMessage } from "../languages/message";
import { createOverlays, type Overlays } from "../overlays/overlays";
import { readMenu, type MenuModule } from "../shell/menu";
import { createNotices, type Notices } from "../shell/notices";
import { addressOf, type Route } from "../shell/route";
import { say, speak } from "../shell/words";
import type { Seen } from "../stores/seen";
import { readSession, texts, type Session } from "../stores/session";
import { createStore, type Store } from "../stores/store";
import { createSurfaces, type Surfaces } from "../surfaces/surfaces";
import { createTasks, type Tasks } from "../tasks/tasks";
import { isMap, type JsonMap } from "../values/json";
import { createConnection, type Clock, type Connection, type Socket } from "../wire/connection";
import { createFrameQueue } from "../wire/frames";
import type { Http } from "../wire/http";
import type { ActionResult, ClientMessage, Frame } from "../wire/messages";
import { createRequests, type Requests } from "../wire/requests";
import { createReceiver } from "./receive";
import { createLocalActions } from "./local";
import { createPage, type Page } from "./page";
import { createDelivery, type Delivery } from "./delivery";

/** What the client needs of the browser. */
export interface Surroundings {
  readonly http: Http;
  readonly clock: Clock;
  readonly seen: Seen;
  readonly route: Route;
  openSocket(): Socket;
  nextFrame(run: () => void): void;
  now(): number;
  isVisible(): boolean;
  untilVisible(): Promise<void>;
  /** Puts an address into the bar; true for a new step in the history. */
  setAddress(address: string, isNew: boolean): void;
  openAddress(address: string): void;
}

export interface Client {
  readonly session: Signal<Session | null>;
  /** Null as long as nobody knows whether a sign-in is needed. */
  readonly needsSignIn: Signal<boolean | null>;
  readonly languages: Signal<readonly string[]>;
  readonly menu: Signal<readonly MenuModule[]>;
  readonly diagnostics: Signal<ReadonlyMap<string, readonly JsonMap[]>>;
  readonly hasNewVersion: Signal<boolean>;
  readonly page: Page;
  readonly stores: { readonly page: Store; readonly global: Store };
  readonly surfaces: Surfaces;
  readonly overlays: Overlays;
  readonly notices: Notices;
  readonly delivery: Delivery;
  readonly tasks: Tasks;
  readonly busy: Busy;
  readonly actions: Actions;
  readonly values: ActionValues;
  readonly connection: Connection;
  readonly requests: Requests<ActionResult>;
  readonly surroundings: Surroundings;
  send(message: ClientMessage, requestId?: string): boolean;
  /** Calls an action that belongs to no component. */
  ask(name: string, context: JsonMap): Promise<ActionResult>;
  navigate(path: string, params?: JsonMap, isBack?: boolean): void;
  start(): Promise<void>;
  /** After a sign-in: who is it, and what may they see? */
  enter(): Promise<void>;
  signOut(): Promise<void>;
  setLanguage(language: string): Promise<void>;
  loadMenu(): Promise<void>;
}

export function createClient(surroundings: Surroundings): Client {
  const session = signal<Session | null>(null);
  const languages = signal<readonly string[]>([]);
  const menu = signal<readonly MenuModule[]>([]);
  const stores = { page: createStore(), global: createStore() };
  const page = createPage(surroundings.route);
  const overlays = createOverlays();
  const notices = createNotices();
  const busy = createBusy();
  const requests = createRequests<ActionResult>();
  const tasks = createTasks(stores.global, createStore(), (name, context) => client.ask(name, context));
  const values = createActionValues(({ name, args }, surfaceId) => request({ name, context: args, surfaceId }));
  let bornAt: number | null = null;
  let isBack = false;
  let isStranger = false;
  let isKnown = false;
  let isRefused = false;
  let menusAsked = 0;

  const surfaces = createSurfaces({
    now: () => bornAt ?? tasks.count(),
    scopeOf: (data, surfaceId) => ({
      get page() {
        return stores.page.root.value;
      },
      get global() {
        return stores.global.root.value;
      },
      get data() {
        return data.root.value;
      },
      action: (call) => values.read(call, surfaceId),
      translate: (key, args, message) => (message === undefined ? key : formatMessage(message, args, session.value?.language ?? "en")),
    }),
  });

  async function request(action: ClientMessage extends infer M ? (M extends { action: infer A } ? A : never) : never): Promise<ActionResult> {
    for (let room = requests.room(); room !== null; room = requests.room()) {
      await room;
    }

    const { id, answer } = requests.open(tasks.count());
    if (!client.send({ action }, id)) {
      requests.answer(id, { ok: false, error: { code: "connection_lost", message: "" } });
    }

    return answer;
  }

  const client: Client = {
    session,
    needsSignIn: signal<boolean | null>(null),
    languages,
    menu,
    diagnostics: signal(new Map()),
    hasNewVersion: signal(false),
    page,
    stores,
    surfaces,
    overlays,
    notices,
    delivery: createDelivery(surroundings, notices, tasks, (messageIds) => client.send({ ack: { messageIds } })),
    tasks,
    busy,
    requests,
    values,
    surroundings,
    actions: createActions({
      overlays,
      busy,
      local: createLocalActions(() => client),
      request,
      words: () => ({ yes: say("yes"), no: say("no") }),
      failed: ({ error }) => notices.toast({ text: error.message || say(error.code === "connection_lost" ? "unreachable" : "somethingFailed"), variant: "danger", duration: 8 }),
    }),
    connection: createConnection(surroundings.openSocket, surroundings.clock, {
      frame: (frame) => queue.add(frame),
      opened: () => {
        if (isRefused) {
          // It was away, and has refused nobody.
          welcome();
        }

        if (!isKnown) {
          void identify().then(client.loadMenu);
        }
      },
      lost: (wasOpen) => {
        // What has come is an answer, also where nobody has looked at it yet.
        queue.drain();
        requests.fail((error) => ({ ok: false, error }));
        if (!wasOpen && isStranger && client.needsSignIn.peek() !== true) {
          isRefused = true;
          client.needsSignIn.value = true;
        }
      },
      signedOut: () => {
        void client.enter().then(() => {
          // It may go on, with other rights.
          if (session.peek() === null) {
            notices.toast({ text: say("signedOut") });
          }
        });
      },
    }),
    send: (message, requestId) => client.connection.send(message, requestId),
    ask: (name, context) => request({ name, context }),
    navigate: (path, params = {}, back = false) => {
      isBack = back;
      const attempt = page.load({ path, params });
      client.send({ navigate: { path, params } }, attempt);
    },
    start: async () => {
      await client.enter();
    },
    enter: async () => {
      await identify();
      client.connection.reconnect();
      welcome();
      await client.loadMenu();
    },
    signOut: async () => {
      // First: who leaves is not told by the host that the session has ended.
      client.connection.stop();
      if (await posted("/api/v1/sign-out", {})) {
        forget();
        session.value = null;
        client.needsSignIn.value = true;
      } else {
        client.connection.reconnect();
      }
    },
    setLanguage: async (language) => {
      if (await posted("/api/v1/me/language", { language })) {
        await client.enter();
      }
    },
    loadMenu: async () => {
      const asked = ++menusAsked;
      const reply = await surroundings.http.get("/api/v1/menu");
      if (reply.ok && asked === menusAsked) {
        menu.value = readMenu(reply.value);
      }
    },
  };

  async function identify(): Promise<void> {
    const me = await surroundings.http.get("/api/v1/me");
    isStranger = !me.ok && me.status === 401;
    isKnown = me.ok || isStranger;
    if (me.ok && isMap(me.value)) {
      surroundings.http.setToken(typeof me.value["csrfToken"] === "string" ? me.value["csrfToken"] : "");
      session.value = readSession(me.value);
      languages.value = texts(me.value["languages"]);
      await speak(session.value.language);
    } else if (isStranger) {
      session.value = null;
    }
  }

  function welcome(): void {
    isRefused = false;
    client.needsSignIn.value = null;
  }

  async function posted(path: string, body: JsonMap): Promise<boolean> {
    const reply = await surroundings.http.post(path, body);
    if (!reply.ok) {
      notices.toast({ text: reply.detail || say("somethingFailed"), variant: "danger" });
    }

    return reply.ok;
  }

  function forget(): void {
    stores.page.replace({});
    stores.global.replace({});
    surfaces.keepOnly(() => false);
    overlays.closeAll();
    notices.forget();
    client.delivery.forget();
    client.diagnostics.value = new Map();
    values.forget();
    menu.value = [];
    menusAsked += 1;
  }

  const receive = createReceiver(client, {
    forget,
    born: (requestId, make) => {
      bornAt = requests.askedAt(requestId);
      try {
        make();
      } finally {
        bornAt = null;
      }
    },
    moved: (route, isOther) => {
      surroundings.setAddress(addressOf(route), isOther && !isBack);
      isBack = false;
    },
  });

  const queue = createFrameQueue<Frame>(
    (frame) => {
      try {
        receive(frame);
      } catch (error) {
        // One message that cannot be shown is no reason to lose those after it.
        console.error(frame.name, error);
      }
    },
    surroundings.nextFrame,
    surroundings.now,
  );

  return client;
}
