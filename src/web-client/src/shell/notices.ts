import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { isMap, type Json, type JsonMap } from "../values/json";

export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly variant: string;
  /** Seconds; 0 until it is closed. */
  readonly duration: number;
}

/** A message in the bell. */
export interface Notice {
  readonly id: string;
  readonly name: string;
  readonly taskId: string;
  readonly title: string;
  readonly text: string;
  readonly variant: string;
  readonly at: string;
  readonly isRead: boolean;
}

export interface Notices {
  readonly toasts: ReadonlySignal<readonly Toast[]>;
  readonly bell: ReadonlySignal<readonly Notice[]>;
  readonly unread: ReadonlySignal<number>;
  /** What a screen reader says next. */
  readonly said: ReadonlySignal<string>;
  toast(toast: Partial<Omit<Toast, "id">> & { text: string }): number;
  closeToast(id: number): void;
  keep(notice: Notice): void;
  readAll(): void;
  say(text: string): void;
  forget(): void;
}

const mostToasts = 5;
const mostNotices = 200;

export function createNotices(): Notices {
  const toasts = signal<readonly Toast[]>([]);
  const bell = signal<readonly Notice[]>([]);
  const said = signal("");
  let last = 0;
  return {
    toasts,
    bell,
    said,
    unread: computed(() => bell.value.filter((notice) => !notice.isRead).length),
    toast: (toast) => {
      const id = ++last;
      toasts.value = [...toasts.peek(), { title: "", variant: "default", duration: 5, ...toast, id }].slice(-mostToasts);
      return id;
    },
    closeToast: (id) => {
      toasts.value = toasts.peek().filter((toast) => toast.id !== id);
    },
    keep: (notice) => {
      if (!bell.peek().some((known) => known.id === notice.id)) {
        bell.value = [notice, ...bell.peek()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, mostNotices);
      }
    },
    readAll: () => {
      bell.value = bell.peek().map((notice) => (notice.isRead ? notice : { ...notice, isRead: true }));
    },
    say: (text) => {
      // The same words twice would not be said twice.
      said.value = said.peek() === text ? `${text}\u00a0` : text;
    },
    forget: () => {
      toasts.value = [];
      bell.value = [];
    },
  };
}

/** A message of the host as a line in the bell. */
export function noticeOf(name: string, body: JsonMap, words: { completed: string; failed: string; question: string }): Notice {
  const label = text(body["label"]);
  const common = { id: text(body["messageId"]) || `${text(body["taskId"])}:${String(body["seq"] ?? "")}:${name}`, name, taskId: text(body["taskId"]), at: text(body["updatedAt"]), isRead: false };
  switch (name) {
    case "backgroundTaskCompleted":
      return { ...common, title: words.completed, text: label, variant: "success" };
    case "backgroundTaskError":
      return { ...common, title: words.failed, text: [label, text(body["error"])].filter((part) => part !== "").join(": "), variant: "danger" };
    case "backgroundTaskConfirmation":
      return { ...common, title: words.question, text: label, variant: "warning" };
    default:
      return { ...common, title: text(body["title"]), text: text(body["text"]), variant: text(body["variant"]) || "default" };
  }
}

/** The messages that `notifications.list` answers with. */
export function listedNotices(value: Json): Array<{ name: string; body: JsonMap }> {
  const items = isMap(value) && Array.isArray(value["items"]) ? value["items"] : [];
  return items.filter(isMap).flatMap((item) => {
    const body = item["message"];
    return typeof item["name"] === "string" && isMap(body)
      ? [{ name: item["name"], body: { ...body, messageId: item["messageId"] ?? null, updatedAt: body["updatedAt"] ?? item["createdAt"] ?? null } }]
      : [];
  });
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
