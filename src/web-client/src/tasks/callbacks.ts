import { readSpec, type Spec } from "../actions/spec";
import type { Node } from "../surfaces/node";
import type { JsonMap } from "../values/json";
import type { TaskEvent } from "./tasks";

const byMessage: Record<string, readonly string[]> = {
  backgroundTaskStarted: ["on_started"],
  backgroundTaskProgress: ["on_progress"],
  backgroundTaskCompleted: ["on_completed", "on_finish"],
  backgroundTaskError: ["on_error"],
  backgroundTaskConfirmation: ["on_confirmation"],
  backgroundTaskUpdate: ["on_update"],
  eventNotification: ["on_event_notification"],
};

export interface Callback {
  readonly name: string;
  readonly spec: Spec;
  /** The same in every tab, and different for every other event, callback and card. */
  readonly key: string;
  /** What is added to the context of the action; it wins over what stands there. */
  readonly added: JsonMap;
}

/** The callbacks of a card that an event calls. */
export function callbacksOf(node: Node, event: TaskEvent, task: JsonMap): Callback[] {
  return (byMessage[event.name] ?? []).flatMap((name) => {
    const spec = readSpec(node.raw(name));
    return spec === null
      ? []
      : [
          {
            name,
            spec,
            key: [event.taskId, event.seq, name, node.surface.id, node.id].join("|"),
            added: { ...event.body, event_name: event.name, task_id: event.taskId, taskId: event.taskId, task },
          },
        ];
  });
}
