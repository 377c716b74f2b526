import { describe, expect, test } from "vitest";
import { merged } from "../src/tasks/merge";
import { readTask } from "../src/tasks/task";
import { dispatch } from "../src/tasks/useTaskCallbacks";
import type { Json, JsonMap } from "../src/values/json";
import { createWorld, settle, type World } from "./fakes";

let number = 0;
const newId = (): string => `T${++number}`;

function card(world: World, taskId: string, props: JsonMap = {}): void {
  world.open({ components: [{ kind: "BackgroundTask", id: "card", props: { task_id: taskId, ...props } }] });
}

/** What the card does when it is there. */
function watch(world: World, taskId: string): () => void {
  const node = world.client.surfaces.get("main")?.find("card");
  return node === undefined ? () => undefined : world.client.tasks.listen(taskId, node.bornAt, (event) => dispatch(world.client, node, event));
}

const calls = (world: World): JsonMap[] => world.sent("action").filter((action) => action["event"] !== undefined);

describe("what a message makes of a task", () => {
  const running = { taskId: "t", seq: 5, status: "running", progress: 0.5, checkpoint: { step: 1 }, label: "a" };

  test("progress leaves the checkpoint and the state as they are", () => {
    expect(merged(running, "backgroundTaskProgress", { taskId: "t", seq: 6, progress: 0.6, label: "b", checkpoint: true, persisted: true })).toEqual(
      { taskId: "t", seq: 6, status: "running", progress: 0.6, checkpoint: { step: 1 }, label: "b" });
  });

  test("what comes too late changes nothing", () => {
    expect(merged(running, "backgroundTaskUpdate", { taskId: "t", seq: 4, status: "pending" })).toBeNull();
    expect(merged({ ...running, status: "completed" }, "backgroundTaskProgress", { taskId: "t", seq: 6, progress: 0.1 })).toBeNull();
  });

  test("the end", () => {
    expect(merged(running, "backgroundTaskCompleted", { taskId: "t", seq: 6, label: "a", result: 3, messageId: "m" })).toMatchObject({ status: "completed", progress: 1, result: 3 });
    expect(merged(running, "backgroundTaskError", { taskId: "t", seq: 6, label: "a", error: "no" })).toMatchObject({ status: "failed", error: "no", progress: 0.5 });
  });

  test("a question is there as long as it waits", () => {
    const asked = merged(running, "backgroundTaskConfirmation", { taskId: "t", seq: 6, label: "a", surfaceId: "task_confirm_t", components: [] });
    expect(readTask("t", asked ?? {}).question).toEqual({ surfaceId: "task_confirm_t", components: [] });
    const still = merged(asked, "backgroundTaskUpdate", { taskId: "t", seq: 7, status: "waiting_confirmation" });
    expect(readTask("t", still ?? {}).question).not.toBeNull();
    const on = merged(still, "backgroundTaskUpdate", { taskId: "t", seq: 8, status: "running" });
    expect(readTask("t", on ?? {}).question).toBeNull();
  });

  test("progress is between nothing and all", () => {
    expect(readTask("t", { progress: 7 }).progress).toBe(1);
    expect(readTask("t", { progress: -1 }).progress).toBe(0);
    expect(readTask("t", { progress: "much", status: "odd" })).toMatchObject({ progress: 0, status: "pending" });
  });
});

describe("tasks", () => {
  test("after a reconnect the host is asked for a few at a time, so that the page is not refused for it", async () => {
    const world = await createWorld();
    world.open();
    for (let i = 0; i < 60; i += 1) {
      world.say({ backgroundTaskUpdate: { taskId: newId(), seq: 1, status: "running", createdAt: "" } });
    }

    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.open();
    const answered = new Set<Json>();
    let most = 0;
    for (;;) {
      const open = world.socket().sent.filter((message) => message["action"] !== undefined && !answered.has(message["requestId"] as Json));
      if (open.length === 0) {
        break;
      }

      most = Math.max(most, open.length);
      for (const { requestId } of open) {
        answered.add(requestId as Json);
        world.say({ requestId: requestId as Json, actionResult: { name: "background_task.get", ok: false, value: null, error: { code: "x", message: "" } } });
      }

      await settle();
    }

    expect(answered.size).toBe(60);
    expect(most).toBeLessThanOrEqual(24);
  });

  test("what a host says that has begun again counts, though progress that was only shown was further", async () => {
    const world = await createWorld();
    world.open();
    world.say({ backgroundTaskUpdate: { taskId: "crash", seq: 4, status: "running", createdAt: "" } });
    world.say({ backgroundTaskProgress: { taskId: "crash", seq: 9, progress: 0.5, persisted: false } });
    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.open();
    world.say({ backgroundTaskUpdate: { taskId: "crash", seq: 5, status: "interrupted" } });
    expect(world.client.tasks.active.value).toEqual([]);
  });

  test("one that the store has is not asked for, another is, once", async () => {
    const world = await createWorld();
    world.open({ store: { global: { "/background_tasks/known": { taskId: "known", status: "completed" } } } });
    world.client.tasks.need("known");
    world.client.tasks.need("unknown");
    world.client.tasks.need("unknown");
    expect(world.sent("action").map((action) => action["context"])).toEqual([{ task_id: "unknown" }]);
  });

  test("one that does not exist is said to be missing", async () => {
    const world = await createWorld();
    world.open();
    world.client.tasks.need("gone");
    const [request] = world.socket().sent.slice(-1) as [JsonMap];
    world.say({ requestId: request["requestId"] as Json, actionResult: { name: "background_task.get", ok: false, error: { code: "task_not_found", message: "no" } } });
    await settle();
    expect(world.client.tasks.isMissing("gone")).toBe(true);
  });

  test("the tray has those of the host that run, not those that a page makes up", async () => {
    const world = await createWorld();
    world.open({ store: { global: { "/background_tasks/made_up": { taskId: "made_up", status: "running" } } } });
    world.say({ backgroundTaskUpdate: { taskId: "real", seq: 1, status: "running", createdAt: "2026-01-01T00:00:00.000Z" } });
    expect(world.client.tasks.active.value.map((task) => task.id)).toEqual(["real"]);
    world.say({ backgroundTaskCompleted: { taskId: "real", seq: 2, result: null } });
    expect(world.client.tasks.active.value).toEqual([]);
  });

  test("after a reconnect those that ran are asked for again", async () => {
    const world = await createWorld();
    world.open();
    world.say({ backgroundTaskUpdate: { taskId: "t", seq: 1, status: "running" } });
    world.socket().onclose?.({ code: 1006 });
    world.clock.pass(0);
    world.open();
    expect(world.sent("action")).toEqual([{ name: "background_task.get", context: { task_id: "t" } }]);
  });
});

describe("callbacks", () => {
  const spec = (name: string): JsonMap => ({ name: `m.${name}`, context: { source: "card", label: "mine" } });

  test("all eight, each with its event", async () => {
    const world = await createWorld();
    const id = newId();
    const names = ["on_started", "on_progress", "on_completed", "on_finish", "on_error", "on_confirmation", "on_update", "on_event_notification"];
    card(world, id, Object.fromEntries(names.map((name) => [name, spec(name)])));
    watch(world, id);
    ["backgroundTaskStarted", "backgroundTaskUpdate", "backgroundTaskProgress", "backgroundTaskConfirmation", "eventNotification", "backgroundTaskError", "backgroundTaskCompleted"].forEach(
      (name, seq) => world.say({ [name]: { taskId: id, seq: seq + 1 } }));
    await settle();
    expect(calls(world).map((call) => (call["event"] as JsonMap)["callback"])).toEqual(
      ["on_started", "on_update", "on_progress", "on_confirmation", "on_event_notification", "on_error", "on_completed", "on_finish"]);
    expect(calls(world)[0]).toMatchObject({ name: "m.on_started", surfaceId: "main", componentId: "card", event: { taskId: id, seq: 1, callback: "on_started" } });
  });

  test("the context is the spec's, then the event's, then the task", async () => {
    const world = await createWorld();
    const id = newId();
    card(world, id, { on_completed: spec("done") });
    watch(world, id);
    world.say({ backgroundTaskCompleted: { taskId: id, seq: 3, label: "theirs", result: { rows: 2 } } });
    await settle();
    expect(calls(world)[0]?.["context"]).toEqual({
      source: "card", label: "theirs", result: { rows: 2 }, seq: 3, event_name: "backgroundTaskCompleted", task_id: id, taskId: id,
      task: expect.objectContaining({ status: "completed", progress: 1 }) as unknown,
    });
  });

  test("an event that is told again calls nothing again", async () => {
    const world = await createWorld();
    const id = newId();
    card(world, id, { on_completed: spec("done") });
    watch(world, id);
    world.say({ backgroundTaskCompleted: { taskId: id, seq: 3 } });
    world.say({ backgroundTaskCompleted: { taskId: id, seq: 3 } });
    await settle();
    expect(calls(world)).toHaveLength(1);
  });

  test("of progress that comes faster than it is answered the last is called, and none once it is over", async () => {
    const world = await createWorld();
    const id = newId();
    card(world, id, { on_progress: spec("progress"), on_completed: spec("done") });
    watch(world, id);
    const answer = async (): Promise<void> => {
      const [asked] = world.socket().sent.filter((message) => message["action"] !== undefined).slice(-1) as [JsonMap];
      world.say({ requestId: asked["requestId"] as Json, actionResult: { name: "m.progress", ok: true, value: null, error: null } });
      await settle();
    };

    [1, 2, 3].forEach((seq) => world.say({ backgroundTaskProgress: { taskId: id, seq, progress: seq / 10 } }));
    await settle();
    expect(calls(world).map((call) => (call["event"] as JsonMap)["seq"])).toEqual([1]);
    await answer();
    expect(calls(world).map((call) => (call["event"] as JsonMap)["seq"])).toEqual([1, 3]);

    world.say({ backgroundTaskProgress: { taskId: id, seq: 4, progress: 0.4 } });
    world.say({ backgroundTaskCompleted: { taskId: id, seq: 5 } });
    await settle();
    await answer();
    expect(calls(world).map((call) => (call["event"] as JsonMap)["callback"])).toEqual(["on_progress", "on_progress", "on_completed"]);
  });

  test("a card that an action appends hears what its task did since the action was sent, and no more", async () => {
    const world = await createWorld();
    const id = newId();
    world.open({ components: [{ kind: "Row", id: "cards", props: {} }] });
    world.say({ backgroundTaskUpdate: { taskId: id, seq: 1, status: "pending" } });
    void world.client.ask("m.start", {});
    const [request] = world.socket().sent.slice(-1) as [JsonMap];
    world.say({ backgroundTaskStarted: { taskId: id, seq: 2 } });
    world.say({
      requestId: request["requestId"] as Json,
      propertyUpdate: {
        surfaceId: "main", componentId: "cards", property: "children", action: "append",
        value: { kind: "BackgroundTask", id: "card", task_id: id, on_started: "m.started", on_update: "m.update" },
      },
    });
    watch(world, id);
    await settle();
    expect(calls(world).map((call) => call["name"])).toEqual(["m.started"]);
  });

  test("confirm is asked in one tab alone", async () => {
    const seen = new Map<string, string>();
    const id = newId();
    const first = await createWorld({ seen });
    card(first, id, { on_finish: { ...spec("finish"), confirm: { text: "Take over?" } } });
    watch(first, id);
    first.say({ backgroundTaskCompleted: { taskId: id, seq: 9 } });
    await settle();
    expect(first.client.overlays.question.value?.text).toBe("Take over?");
    first.client.overlays.question.value?.answer(false);
    await settle();
    expect(calls(first)).toEqual([]);
  });
});

describe("messages that wait", () => {
  const completed = (id: string, messageId: string): JsonMap => ({ backgroundTaskCompleted: { taskId: id, seq: 2, messageId, label: "Import", result: null } });

  test("they are acknowledged when somebody sees them", async () => {
    const world = await createWorld();
    world.open();
    world.visible = false;
    world.say(completed(newId(), "m1"));
    expect(world.sent("ack")).toEqual([]);
    world.say(completed(newId(), "m1b"));
    world.visible = true;
    world.client.delivery.wake();
    await settle();
    expect(world.sent("ack")).toEqual([{ messageIds: ["m1", "m1b"] }]);
    expect(world.client.notices.unread.value).toBe(2);
  });

  test("one that another tab has shown is acknowledged and not shown again, but the task knows it", async () => {
    const seen = new Map<string, string>();
    const one = await createWorld({ seen });
    const two = await createWorld({ seen });
    one.open();
    two.open();
    one.say(completed("T", "m2"));
    two.say(completed("T", "m2"));
    await settle();
    expect(one.client.notices.toasts.value).toHaveLength(1);
    expect(two.client.notices.toasts.value).toHaveLength(0);
    expect(two.sent("ack")).toEqual([{ messageIds: ["m2"] }]);
    expect(two.client.tasks.fields("T")).toMatchObject({ status: "completed" });
  });

  test("who looks at the card is not told twice", async () => {
    const world = await createWorld();
    const id = newId();
    card(world, id);
    const stop = watch(world, id);
    world.say(completed(id, "m3"));
    expect(world.client.notices.toasts.value).toEqual([]);
    expect(world.client.notices.bell.value).toHaveLength(1);
    stop();
  });
});

describe("questions", () => {
  test("they are surfaces of their own, and an answer is for the task that asks", async () => {
    const world = await createWorld();
    const id = newId();
    world.open();
    world.say({
      backgroundTaskConfirmation: {
        taskId: id, seq: 1, label: "x", surfaceId: `task_confirm_${id}`,
        components: [{ kind: "Button", id: "yes", label: "Yes", action: "background_task.confirm" }],
      },
    });
    const yes = world.client.surfaces.get(`task_confirm_${id}`)?.find("yes");
    expect(yes?.prop("label")).toBe("Yes");
    if (yes !== undefined) {
      void world.client.actions.send({ name: "background_task.confirm", context: {}, confirm: null }, yes);
    }

    await settle();
    expect(world.sent("action")).toEqual([{ name: "background_task.confirm", context: { task_id: id }, surfaceId: `task_confirm_${id}`, componentId: "yes" }]);
  });
});
