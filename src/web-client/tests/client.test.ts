import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { isBusy } from "../src/actions/busy";
import { readSpec } from "../src/actions/spec";
import { speak, spoken } from "../src/shell/words";
import type { Json, JsonMap } from "../src/values/json";
import type { Reply } from "../src/wire/http";
import { adaIs, createWorld, menuOf, nobody, settle, type World } from "./fakes";

const text = (id: string, value: Json): JsonMap => ({ kind: "Text", id, props: { text: value } });
const bound = (path: string): JsonMap => ({ type: "store", scope: "page", path });
const oneModule: Json = [{ name: "m", title: "M", pages: [{ path: "/m", title: "Page" }] }];

describe("pages", () => {
  test("what is bound follows the store, and nothing else does", async () => {
    const world = await createWorld();
    world.open({ store: { page: { "/a": 1, "/b": 2 } }, components: [text("a", bound("/a")), text("b", bound("/b"))] });
    const main = world.client.surfaces.get("main");
    expect(main?.find("a")?.prop("text")).toBe(1);
    world.say({ stateUpdate: { scope: "page", values: { a: 5 } } });
    expect([main?.find("a")?.prop("text"), main?.find("b")?.prop("text")]).toEqual([5, 2]);
  });

  test("another page empties the page store, a hot reload does not", async () => {
    const world = await createWorld();
    const page = { store: { page: { "/a": 1 } } };
    world.open(page);
    world.say({ stateUpdate: { scope: "page", values: { a: 7 } } });
    world.say({ surfaceUpdate: { surfaceId: "main", template: "full", components: [], ...page } });
    expect(world.client.stores.page.read("/a")).toBe(7);
    world.say({ currentPath: { path: "/m/other", params: {} } });
    expect(world.client.stores.page.read("/a")).toBeUndefined();
  });

  test("after a reconnect the page store is told and kept, and the page asked for again", async () => {
    const world = await createWorld();
    const page = { store: { page: { "/a": 1 } } };
    world.open(page);
    world.say({ stateUpdate: { scope: "page", values: { a: 7 } } });
    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.open(page);
    expect(world.sent("surfaceState")).toEqual([{ surfaceId: "main", values: { a: 7 } }]);
    expect(world.socket().sent.map((message) => Object.keys(message).at(-1))).toEqual(["surfaceState", "navigate"]);
    expect(world.client.stores.page.read("/a")).toBe(7);
  });

  test("what one user has left is gone for the next", async () => {
    const world = await createWorld();
    world.open({ store: { page: { "/a": 1 } } });
    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.open({}, "bo");
    expect(world.client.stores.page.read("/a")).toBeUndefined();
  });

  test("the menu is the next user's, also when it was there before the host said hello", async () => {
    const world = await createWorld();
    world.menu = async () => menuOf(oneModule);
    world.open({}, "");
    await world.client.enter();
    world.open({}, "ada");
    expect(world.client.menu.value).toHaveLength(0);
    await settle();
    expect(world.client.menu.value).toHaveLength(1);
  });

  test("a menu that comes after signing out is not shown", async () => {
    let answer = (_: Reply): void => undefined;
    const world = await createWorld();
    world.open();
    world.menu = () => new Promise((resolve) => (answer = resolve));
    const asked = world.client.loadMenu();
    await world.client.signOut();
    answer(menuOf(oneModule));
    await asked;
    expect(world.client.menu.value).toHaveLength(0);
  });

  test("a step in the history for another page, none for the same or for going back", async () => {
    const world = await createWorld();
    world.open();
    world.say({ currentPath: { path: "/m/b", params: { y: "1" } } });
    world.say({ currentPath: { path: "/m/b", params: { y: "1" } } });
    world.client.navigate("/m", {}, true);
    world.say({ currentPath: { path: "/m", params: {} } });
    expect(world.addresses).toEqual(["=/m", "+/m/b?y=1", "=/m/b?y=1", "=/m"]);
  });

  test("only the answer to the last navigation counts", async () => {
    const world = await createWorld();
    world.open();
    world.client.navigate("/m/gone");
    const [first] = world.socket().sent.slice(-1) as [JsonMap];
    world.client.navigate("/m/there");
    world.say({ requestId: first["requestId"] as Json, error: { code: "page_not_found", message: "no" } });
    expect(world.client.page.error.value).toBeNull();
  });

  test("who is not signed in and may not see the page is asked to sign in", async () => {
    const world = await createWorld({ me: { ok: false, status: 401, code: "not_signed_in", detail: "" } });
    world.socket().onopen?.();
    world.say({ hello: { sessionId: "s", user: null, role: "guest", permissions: [], language: "en", version: "1" } });
    const [asked] = world.socket().sent.slice(-1) as [JsonMap];
    world.say({ requestId: asked["requestId"] as Json, error: { code: "not_signed_in", message: "no" } });
    expect(world.client.needsSignIn.value).toBe(true);
  });

  test("on_load is sent once for each visit", async () => {
    const world = await createWorld();
    const page = { onLoad: { name: "m.prepare", context: {} } };
    world.open(page);
    await settle();
    world.say({ surfaceUpdate: { surfaceId: "main", template: "full", components: [], ...page } });
    await settle();
    expect(world.sent("action").filter((action) => action["name"] === "m.prepare")).toHaveLength(1);
  });

  test("an unknown message, and one without its fields, does no harm", async () => {
    const world = await createWorld();
    world.open({ components: [text("a", "x")] });
    for (const message of [{ nonsense: {} }, { propertyUpdate: {} }, { surfaceUpdate: {} }, { dataModelUpdate: {} }, { stateUpdate: { values: 3 } }, { backgroundTaskUpdate: {} }]) {
      world.say(message as JsonMap);
    }

    expect(world.client.surfaces.get("main")?.find("a")?.prop("text")).toBe("x");
  });
});

describe("changes", () => {
  test("children come and go by effect", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Column", id: "c", props: {}, children: [text("x", "x")] }] });
    const update = (action: string, value: Json): void =>
      world.say({ propertyUpdate: { surfaceId: "main", componentId: "c", property: "children", action, value } });
    const ids = (): string[] | undefined => world.client.surfaces.get("main")?.find("c")?.children.value.map((node) => node.id);
    update("append", text("y", "y"));
    update("prepend", { kind: "Text", id: "w", text: "flat" });
    expect(ids()).toEqual(["w", "x", "y"]);
    expect(world.client.surfaces.get("main")?.find("w")?.prop("text")).toBe("flat");
    update("remove", "x");
    update("replace", { id: "y", item: text("z", "z") });
    expect(ids()).toEqual(["w", "z"]);
  });

  test("a component of a tab that nobody has looked at can be changed", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Tabs", id: "t", props: { tabs: [{ id: "a", label: "A", children: [text("inner", "old")] }] } }] });
    world.say({ propertyUpdate: { surfaceId: "main", componentId: "inner", property: "text", action: "set", value: "new" } });
    expect(world.client.surfaces.get("main")?.find("inner")?.prop("text")).toBe("new");
  });

  test("modals of a page are opened and closed by built-in actions, without the host", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Modal", id: "terms", props: {} }, { kind: "Button", id: "b", props: {} }] });
    const main = world.client.surfaces.get("main");
    const button = main?.find("b");
    const send = (name: string): Promise<unknown> | undefined =>
      button && world.client.actions.send({ name, context: { surface_id: "terms" }, confirm: null }, button);
    await send("open_modal");
    expect(main?.opened.value.has("terms")).toBe(true);
    await send("close_surface");
    expect(main?.opened.value.has("terms")).toBe(false);
    expect(world.sent("action")).toEqual([]);
  });

  test("a surface opens over the page and goes with it", async () => {
    const world = await createWorld();
    world.open();
    world.say({ surfaceUpdate: { surfaceId: "order", template: "modal", title: "Order", components: [] } });
    expect(world.client.overlays.surfaces.value.map((one) => one.surface.id)).toEqual(["order"]);
    world.say({ deleteSurface: { surfaceId: "order" } });
    expect(world.client.overlays.surfaces.value).toEqual([]);
  });
});

describe("actions", () => {
  test("bindings in the context are read when it is sent, and fields are collected by their names", async () => {
    const world = await createWorld();
    world.open({
      store: { page: { "/n": 1 } },
      components: [{ kind: "Button", id: "b", props: { action: { name: "m.go", context: { n: bound("/n") } }, collect_input_ids: ["f"] } }],
    });
    const main = world.client.surfaces.get("main");
    const button = main?.find("b");
    main?.fields.set("f", { name: "mail", value: { peek: () => "a@b" } } as never);
    world.say({ stateUpdate: { scope: "page", values: { n: 2 } } });
    const spec = readSpec(button?.raw("action"));
    if (button !== undefined && spec !== null) {
      void world.client.actions.send(spec, button);
    }

    await settle();
    expect(world.sent("action")).toEqual([{ name: "m.go", context: { n: 2, mail: "a@b" }, surfaceId: "main", componentId: "b" }]);
  });

  test("nothing is sent when the answer is no", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Button", id: "b", props: {} }] });
    const button = world.client.surfaces.get("main")?.find("b");
    const sent = button && world.client.actions.send({ name: "m.go", context: {}, confirm: { text: "Sure?" } }, button);
    expect(world.client.overlays.question.value?.text).toBe("Sure?");
    world.client.overlays.question.value?.answer(false);
    expect(await sent).toBeNull();
    expect(world.sent("action")).toEqual([]);
  });

  test("a button is busy while what it collects is checked, so that it sends once", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Button", id: "b", props: { track_loading: true, collect_input_ids: ["f"] } }] });
    const main = world.client.surfaces.get("main");
    const button = main?.find("b");
    if (main === undefined || button === undefined) {
      throw new Error("There is no button.");
    }

    let checked = (_: boolean): void => undefined;
    const check = (): Promise<boolean> => new Promise((resolve) => (checked = resolve));
    main.fields.set("f", { id: "f", name: "f", value: signal(""), problem: signal(null), write: () => undefined, check, reset: () => undefined, focus: () => undefined });
    const sent = world.client.actions.send({ name: "m.buy", context: {}, confirm: null }, button, { isSubmit: true });
    expect(isBusy(world.client.busy, button)).toBe(true);
    checked(false);
    expect(await sent).toBeNull();
    expect(isBusy(world.client.busy, button)).toBe(false);
  });

  test("what was not answered before the connection broke has failed", async () => {
    const world = await createWorld();
    world.open();
    const asked = world.client.ask("m.go", {});
    world.socket().onclose?.({ code: 1006 });
    expect(await asked).toEqual({ ok: false, error: { code: "connection_lost", message: "" } });
  });

  test("more is asked at once than the host takes, and all of it is answered in its turn", async () => {
    const world = await createWorld();
    world.open();
    const calls = Array.from({ length: 60 }, (_, i) => world.client.ask("m.do", { i }));
    const numbers = (): Json[] => world.sent("action").map(({ context }) => (context as JsonMap)["i"] as Json);
    const ids = (): Json[] => world.socket().sent.flatMap((message) => (message["action"] === undefined ? [] : [message["requestId"] as Json]));
    expect(numbers()).toHaveLength(24);

    for (let done = 0; done < 50; done += 1) {
      world.say({ requestId: ids()[done] as Json, actionResult: { name: "m.do", ok: true, value: done } });
      await settle();
    }

    expect(numbers()).toEqual(Array.from({ length: 60 }, (_, i) => i));
    world.socket().onclose?.({ code: 1006 });
    expect((await Promise.all(calls)).map((answer) => answer.ok)).toEqual([...Array(50).fill(true), ...Array(10).fill(false)]);
  });

  test("what waits for its turn when the connection is lost is lost with it", async () => {
    const world = await createWorld();
    world.open();
    const calls = Array.from({ length: 60 }, (_, i) => world.client.ask("m.do", { i }));
    world.socket().onclose?.({ code: 1006 });
    expect((await Promise.all(calls)).every((answer) => !answer.ok && answer.error.code === "connection_lost")).toBe(true);
    expect(world.sent("action")).toHaveLength(24);
  });

  test("an action's value is asked for once, and shown when it is there", async () => {
    const world = await createWorld();
    const value = { type: "action", name: "m.towns", args: {}, default: ["…"] };
    world.open({ components: [text("a", value), text("b", value)] });
    const main = world.client.surfaces.get("main");
    expect(main?.find("a")?.prop("text")).toEqual(["…"]);
    expect(main?.find("b")?.prop("text")).toEqual(["…"]);
    const requests = world.socket().sent.filter((message) => message["action"] !== undefined);
    expect(requests).toHaveLength(1);
    world.say({ requestId: requests[0]?.["requestId"] as Json, actionResult: { name: "m.towns", ok: true, value: ["Bari"], error: null } });
    await settle();
    expect(main?.find("b")?.prop("text")).toEqual(["Bari"]);
  });

  test("nav leads to pages, and to other places only where that does no harm", async () => {
    const world = await createWorld();
    world.open({ components: [{ kind: "Button", id: "b", props: {} }] });
    const button = world.client.surfaces.get("main")?.find("b");
    const go = async (path: string): Promise<void> => void (button && (await world.client.actions.send({ name: "nav", context: { path }, confirm: null }, button)));
    await go("/m/b?x=1");
    await go("https://example.org/");
    await go("javascript:alert(1)");
    expect(world.sent("navigate").at(-1)).toEqual({ path: "/m/b", params: { x: "1" } });
    expect(world.addresses.filter((address) => address.startsWith("new"))).toEqual(["new https://example.org/"]);
  });
});

/** The connection breaks and is there again. */
function reconnect(world: World, page: JsonMap = {}): void {
  world.socket().onclose?.({ code: 1006 });
  world.clock.pass(0);
  world.open(page);
}

describe("the connection comes and goes", () => {
  test("who sees a public page sees it again, however long the host was away", async () => {
    const world = await createWorld({ me: nobody });
    world.open({}, "");
    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.socket().onclose?.({ code: 1006 });
    expect(world.client.needsSignIn.value).toBe(true);
    world.clock.pass(1000);
    world.open({}, "");
    expect(world.client.needsSignIn.value).toBeNull();
  });

  test("who has asked for the sign-in keeps it", async () => {
    const world = await createWorld({ me: nobody });
    world.open({}, "");
    world.client.needsSignIn.value = true;
    reconnect(world);
    expect(world.client.needsSignIn.value).toBe(true);
  });

  test("an answer that has come counts, also where the connection broke before it was taken", async () => {
    let take = (): void => undefined;
    const world = await createWorld({ nextFrame: (run) => (take = run) });
    world.socket().onopen?.();
    world.say({ hello: { sessionId: "s", user: { id: "ada" }, role: "user", permissions: [], language: "en", version: "1" } });
    take();
    const asked = world.client.ask("m.pay", {});
    const [sent] = world.socket().sent.slice(-1) as [JsonMap];
    world.say({ requestId: sent["requestId"] as Json, actionResult: { name: "m.pay", ok: true, value: 1, error: null } });
    world.socket().onclose?.({ code: 1006 });
    expect(await asked).toEqual({ ok: true, value: 1 });
  });

  test("the menu is what a fresh load would show", async () => {
    const world = await createWorld();
    world.open();
    world.menu = async () => menuOf(oneModule);
    reconnect(world);
    await settle();
    expect(world.client.menu.value).toHaveLength(1);
  });

  test("who could not be asked for at first is asked for again", async () => {
    const world = await createWorld({ me: { ok: false, status: 0, code: "unreachable", detail: "" } });
    world.me = adaIs;
    world.open();
    await settle();
    expect(world.tokens).toEqual(["t"]);
    expect(world.sockets).toHaveLength(1);
  });
});

describe("one user after the other", () => {
  test("messages, problems of modules and values of actions are not for the next", async () => {
    const world = await createWorld();
    const value = { type: "action", name: "m.salary", args: {}, cacheScope: "global" };
    world.open({ components: [text("a", value)] });
    const read = (): Json | undefined => world.client.surfaces.get("main")?.find("a")?.prop("text");
    read();
    const [asked] = world.socket().sent.slice(-1) as [JsonMap];
    world.say({ requestId: asked["requestId"] as Json, actionResult: { name: "m.salary", ok: true, value: 5000, error: null } });
    await settle();
    expect(read()).toBe(5000);
    world.say({ hotReload: { module: "m", what: "code", diagnostics: [{ code: "x", message: "y" }] } });
    world.say({ backgroundTaskCompleted: { taskId: "t", seq: 3, updatedAt: "2026-01-01T00:00:00.000Z", messageId: "m1", label: "L", result: null } });
    world.visible = false;
    world.say({ backgroundTaskCompleted: { taskId: "u", seq: 3, updatedAt: "2026-01-01T00:00:00.000Z", messageId: "m2", label: "L", result: null } });

    await world.client.signOut();
    await world.client.enter();
    world.open({ components: [text("a", value)] }, "bo");
    world.visible = true;
    world.client.delivery.wake();

    expect(world.client.notices.bell.value).toEqual([]);
    expect(world.client.notices.toasts.value).toEqual([]);
    expect(world.client.diagnostics.value.size).toBe(0);
    expect(read()).toBeNull();
  });

  test("who signs out is not told that the session has ended", async () => {
    const world = await createWorld();
    world.open();
    world.post = async () => {
      world.me = nobody;
      world.socket().onclose?.({ code: 4401 });
      return { ok: true, value: null };
    };
    await world.client.signOut();
    await settle();
    expect(world.client.notices.toasts.value).toEqual([]);
    expect(world.client.needsSignIn.value).toBe(true);
    expect(world.sockets).toHaveLength(1);
  });

  test("who could not be signed out is told so, and goes on", async () => {
    const world = await createWorld();
    world.open();
    world.post = async () => ({ ok: false, status: 0, code: "unreachable", detail: "" });
    await world.client.signOut();
    world.open();
    expect(world.client.notices.toasts.value).toHaveLength(1);
    expect(world.client.session.value?.user?.id).toBe("ada");
    expect(world.client.needsSignIn.value).toBeNull();
  });

  test("a session that goes on with other rights is taken up without a word", async () => {
    const world = await createWorld();
    world.open();
    world.socket().onclose?.({ code: 4401 });
    await settle();
    expect(world.client.notices.toasts.value).toEqual([]);
    world.me = nobody;
    world.open();
    world.socket().onclose?.({ code: 4401 });
    await settle();
    expect(world.client.notices.toasts.value).toHaveLength(1);
  });
});

test("the language chosen last is spoken, whichever words are there first", async () => {
  const italian = speak("it");
  await speak("en");
  await italian;
  expect(spoken()).toBe("en");
});
