import { computed, type ReadonlySignal } from "@preact/signals";
import type { Store } from "../stores/store";
import { isMap, type Json, type JsonMap } from "../values/json";
import type { ActionResult } from "../wire/messages";
import { merged } from "./merge";
import { isFinal, readTask, type Task } from "./task";

/** Something that happened to a task, as its cards are told. */
export interface TaskEvent {
  /** Its place among all events of this client. */
  readonly index: number;
  readonly name: string;
  readonly taskId: string;
  readonly seq: number;
  readonly body: JsonMap;
}

export interface Tasks {
  /** Those of the host that are not over, the newest first. */
  readonly active: ReadonlySignal<readonly Task[]>;
  readonly all: ReadonlySignal<readonly Task[]>;
  /** How many events there have been. */
  count(): number;
  /** The task as it is known; undefined where it is not. */
  fields(taskId: string): JsonMap | undefined;
  isMissing(taskId: string): boolean;
  /** False where it changes nothing, as it comes too late. */
  apply(name: string, body: JsonMap): boolean;
  /** A snapshot that was asked for; nothing has happened. Lists leave fields out. */
  learn(snapshot: JsonMap): void;
  /** Tells of the task's events after that many, those that have been and those to come. */
  listen(taskId: string, after: number, tell: (event: TaskEvent) => void): () => void;
  isWatched(taskId: string): boolean;
  /** Asks the host, where the task is not known. */
  need(taskId: string): void;
  /** Asks the host in any case. */
  request(taskId: string): void;
  /** Asks again for whatever may have changed while nobody told. */
  refresh(): void;
}

export const taskMessages: readonly string[] = [
  "backgroundTaskStarted",
  "backgroundTaskProgress",
  "backgroundTaskCompleted",
  "backgroundTaskError",
  "backgroundTaskConfirmation",
  "backgroundTaskUpdate",
  "eventNotification",
];

/** A card may come after the first events of its task: the action that starts the task makes the card last. */
const kept = 1000;

export function createTasks(global: Store, missing: Store, ask: (name: string, context: JsonMap) => Promise<ActionResult>): Tasks {
  const listeners = new Map<string, Set<(event: TaskEvent) => void>>();
  const asked = new Set<string>();
  let events: TaskEvent[] = [];
  let count = 0;

  const fieldsOf = (root: Json, taskId: string): JsonMap | undefined => {
    const tasks = isMap(root) ? root["background_tasks"] : undefined;
    const found = isMap(tasks) && Object.prototype.hasOwnProperty.call(tasks, taskId) ? tasks[taskId] : undefined;
    return isMap(found) ? found : undefined;
  };

  const all = computed(() => {
    const root = global.root.value;
    const tasks = isMap(root) && isMap(root["background_tasks"]) ? root["background_tasks"] : {};
    return Object.entries(tasks)
      .filter((entry): entry is [string, JsonMap] => isMap(entry[1]))
      .map(([id, fields]) => readTask(id, fields))
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1));
  });

  const keep = (taskId: string, fields: JsonMap): void => global.set(pathOf(taskId), fields);

  function apply(name: string, body: JsonMap): boolean {
    const taskId = body["taskId"];
    if (typeof taskId !== "string" || taskId === "") {
      return false;
    }

    const next = merged(fieldsOf(global.root.peek(), taskId) ?? null, name, body);
    if (next !== null) {
      keep(taskId, next);
    }

    const seq = typeof body["seq"] === "number" ? body["seq"] : 0;
    const event: TaskEvent = { index: ++count, name, taskId, seq, body };
    events = events.length >= 2 * kept ? [...events.slice(-kept), event] : (events.push(event), events);
    for (const tell of [...(listeners.get(taskId) ?? [])]) {
      tell(event);
    }

    return next !== null;
  }

  function learn(snapshot: JsonMap): void {
    const taskId = snapshot["taskId"];
    if (typeof taskId === "string" && taskId !== "") {
      const next = merged(fieldsOf(global.root.peek(), taskId) ?? null, "backgroundTaskUpdate", snapshot);
      if (next !== null) {
        keep(taskId, next);
      }
    }
  }

  async function get(taskId: string): Promise<void> {
    const answer = await ask("background_task.get", { task_id: taskId });
    asked.delete(taskId);
    if (answer.ok && isMap(answer.value)) {
      learn({ ...answer.value, taskId });
      missing.set(pathOf(taskId), false);
    } else if (!answer.ok && answer.error.code === "task_not_found") {
      missing.set(pathOf(taskId), true);
    }
  }

  function request(taskId: string): void {
    if (!asked.has(taskId)) {
      asked.add(taskId);
      void get(taskId);
    }
  }

  return {
    all,
    active: computed(() => all.value.filter((task) => task.isReal && !isFinal(task.status))),
    count: () => count,
    fields: (taskId) => fieldsOf(global.root.value, taskId),
    isMissing: (taskId) => missing.read(pathOf(taskId)) === true,
    apply,
    learn,
    listen: (taskId, after, tell) => {
      for (const event of events.filter((one) => one.taskId === taskId && one.index > after)) {
        tell(event);
      }

      const own = listeners.get(taskId) ?? new Set();
      own.add(tell);
      listeners.set(taskId, own);
      return () => {
        own.delete(tell);
        if (own.size === 0) {
          listeners.delete(taskId);
        }
      };
    },
    isWatched: (taskId) => listeners.has(taskId),
    need: (taskId) => {
      if (taskId !== "" && fieldsOf(global.root.peek(), taskId) === undefined) {
        request(taskId);
      }
    },
    request,
    refresh: () => {
      asked.clear();
      const watched = [...listeners.keys()].filter((id) => fieldsOf(global.root.peek(), id) === undefined);
      const running = all.peek().filter((task) => task.isReal && !isFinal(task.status)).map((task) => task.id);
      for (const taskId of running) {
        // A host that has begun again counts from what it had stored, which progress that was only shown has gone past.
        global.set(`${pathOf(taskId)}/seq`, 0);
      }

      for (const taskId of new Set([...watched, ...running].slice(0, 100))) {
        request(taskId);
      }
    },
  };
}

const pathOf = (taskId: string): string => `/background_tasks/${taskId.replaceAll("~", "~0").replaceAll("/", "~1")}`;
