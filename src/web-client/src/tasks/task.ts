import { has, isMap, type Json, type JsonMap } from "../values/json";
import type { TaskState } from "../generated/catalog";

/** A task as the client knows it; pages may set one without most of its fields. */
export interface Task {
  readonly id: string;
  readonly label: string;
  readonly module: string;
  readonly key: string;
  readonly status: TaskState;
  readonly progress: number;
  readonly error: string;
  readonly result: Json;
  readonly attempt: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly canManage: boolean;
  readonly question: { readonly surfaceId: string; readonly components: Json } | null;
  /** False for what only a page has made up. */
  readonly isReal: boolean;
}

const states: readonly TaskState[] = ["pending", "running", "waiting_confirmation", "completed", "failed", "cancelled", "interrupted"];

export const isFinal = (status: TaskState): boolean => states.indexOf(status) >= states.indexOf("completed");

export function readTask(id: string, fields: JsonMap): Task {
  const status = states.find((state) => state === fields["status"]) ?? "pending";
  const progress = typeof fields["progress"] === "number" ? Math.min(Math.max(fields["progress"], 0), 1) : 0;
  const question = isMap(fields["confirmation"]) ? fields["confirmation"] : null;
  return {
    id,
    label: text(fields["label"]),
    module: text(fields["module"]),
    key: text(fields["taskKey"]),
    status,
    progress: status === "completed" ? 1 : progress,
    error: text(fields["error"]),
    result: fields["result"] ?? null,
    attempt: typeof fields["attempt"] === "number" ? fields["attempt"] : 1,
    createdAt: text(fields["createdAt"]),
    updatedAt: text(fields["updatedAt"]),
    canManage: fields["canManage"] !== false,
    question: question === null || status !== "waiting_confirmation"
      ? null
      : { surfaceId: text(question["surfaceId"]) || `task_confirm_${id}`, components: question["components"] ?? [] },
    isReal: has(fields, "seq"),
  };
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
