import { useEffect } from "preact/hooks";
import { useClient } from "../client/context";
import type { Client } from "../client/client";
import type { Node } from "../surfaces/node";
import { callbacksOf, type Callback } from "./callbacks";
import type { TaskEvent } from "./tasks";

/** Calls a card's actions for what happens to its task, each once however often it is told and in however many tabs. */
export function useTaskCallbacks(node: Node, taskId: string): void {
  const client = useClient();
  useEffect(() => {
    if (taskId === "") {
      return;
    }

    client.tasks.need(taskId);
    return client.tasks.listen(taskId, node.bornAt, (event) => dispatch(client, node, event));
  }, [node, taskId]);
}

/** By event, callback and card. Without them a message that comes again after a reconnect would be asked about again. */
const sent = new Set<string>();
const most = 5000;

export function dispatch(client: Client, node: Node, event: TaskEvent): void {
  const task = client.tasks.fields(event.taskId) ?? {};
  for (const callback of callbacksOf(node, event, task)) {
    if (sent.has(callback.key)) {
      continue;
    }

    if (sent.size >= most) {
      sent.clear();
    }

    sent.add(callback.key);
    if (callback.name === "on_progress") {
      void sendLatest(client, node, event, callback);
    } else {
      // What is over needs no word of how far it was.
      latest.delete(cardOf(node, event));
      void send(client, node, event, callback);
    }
  }
}

/** Progress that waits for the one before it to be answered, by card; null where none waits. */
const latest = new Map<string, (() => Promise<void>) | null>();

const cardOf = (node: Node, event: TaskEvent): string => [node.surface.id, node.id, event.taskId].join("|");

/** One at a time for a card, and of those that come meanwhile the last: however many tasks run, the host is not flooded. */
async function sendLatest(client: Client, node: Node, event: TaskEvent, callback: Callback): Promise<void> {
  const card = cardOf(node, event);
  let next: (() => Promise<void>) | null | undefined = () => send(client, node, event, callback);
  if (latest.has(card)) {
    latest.set(card, next);
    return;
  }

  while (next) {
    latest.set(card, null);
    await next();
    next = latest.get(card);
  }

  latest.delete(card);
}

async function send(client: Client, node: Node, event: TaskEvent, callback: Callback): Promise<void> {
  const { seen, untilVisible } = client.surroundings;
  if (callback.spec.confirm !== null) {
    // Asked where somebody sees it, and in one tab alone.
    await untilVisible();
    if (!seen.claim(`callback:${callback.key}`)) {
      return;
    }
  }

  await client.actions.send(callback.spec, node, {
    over: callback.added,
    event: { taskId: event.taskId, seq: event.seq, callback: callback.name },
    isQuiet: true,
  });
}
