import { listedNotices, noticeOf, type Notices } from "../shell/notices";
import { say } from "../shell/words";
import type { Seen } from "../stores/seen";
import type { Tasks } from "../tasks/tasks";
import type { Json, JsonMap } from "../values/json";

/** Shows messages once, in a window that somebody sees, and tells the host which. */
export interface Delivery {
  receive(name: string, body: JsonMap): void;
  /** The window is seen again. */
  wake(): void;
  /** What waits to be seen is not for the next user. */
  forget(): void;
  /** The messages that the host has kept. */
  addKept(value: Json): void;
}

const announced: readonly string[] = ["backgroundTaskCompleted", "backgroundTaskError", "backgroundTaskConfirmation", "eventNotification"];

export function createDelivery(
  from: { readonly seen: Seen; isVisible(): boolean },
  notices: Notices,
  tasks: Tasks,
  acknowledge: (messageIds: string[]) => void,
): Delivery {
  let waiting: Array<{ name: string; body: JsonMap }> = [];

  const words = (): { completed: string; failed: string; question: string } => ({
    completed: say("taskCompleted"),
    failed: say("taskFailed"),
    question: say("taskQuestion"),
  });

  let unsaid: string[] = [];

  /** All that come together go in one: after a long absence there may be more than messages are allowed in a second. */
  function acknowledgeSoon(id: string): void {
    unsaid.push(id);
    if (unsaid.length === 1) {
      queueMicrotask(() => {
        const ids = unsaid;
        unsaid = [];
        acknowledge(ids);
      });
    }
  }

  function show(name: string, body: JsonMap): void {
    const id = body["messageId"];
    if (typeof id === "string") {
      acknowledgeSoon(id);
      if (!from.seen.claim(`message:${id}`)) {
        return;
      }
    }

    const notice = noticeOf(name, body, words());
    const isOfTask = notice.taskId !== "";
    if (isOfTask) {
      notices.keep(notice);
    }

    // Whoever looks at the task's card has been told already.
    if (!isOfTask || name === "eventNotification" || !tasks.isWatched(notice.taskId)) {
      notices.toast({ title: notice.title, text: notice.text, variant: notice.variant });
    }
  }

  return {
    receive: (name, body) => {
      if (!announced.includes(name)) {
        return;
      }

      if (from.isVisible()) {
        show(name, body);
      } else if (waiting.length < 1000) {
        waiting.push({ name, body });
      }
    },
    wake: () => {
      const all = waiting;
      waiting = [];
      for (const { name, body } of all) {
        show(name, body);
      }
    },
    forget: () => {
      waiting = [];
    },
    addKept: (value) => {
      for (const { name, body } of listedNotices(value)) {
        notices.keep({ ...noticeOf(name, body, words()), isRead: true });
      }
    },
  };
}
