import { isMap, type Json, type JsonMap } from "../values/json";

/** What a message makes of a task; null where it comes too late, or says nothing about the task itself. */
export function merged(known: JsonMap | null, name: string, body: JsonMap): JsonMap | null {
  if (name === "eventNotification" || isOlder(body, known)) {
    return null;
  }

  const { messageId: _, surfaceId, components, ...fields } = body;
  const before = withoutQuestion(known ?? {});
  switch (name) {
    case "backgroundTaskProgress": {
      // Says only whether there is one.
      const { checkpoint: _checkpoint, persisted: _persisted, ...rest } = fields;
      return isOver(known) ? null : { status: "running", ...known, ...rest };
    }
    case "backgroundTaskCompleted":
      return { ...before, ...fields, status: "completed", progress: 1, error: null };
    case "backgroundTaskError":
      return { ...before, ...fields, status: "failed" };
    case "backgroundTaskConfirmation":
      return { ...before, ...fields, status: "waiting_confirmation", confirmation: { surfaceId: surfaceId ?? null, components: components ?? [] } };
    case "backgroundTaskUpdate":
      return fields["status"] === "waiting_confirmation" && isMap(known?.["confirmation"]) && fields["confirmation"] === undefined
        ? { ...known, ...fields }
        : { ...before, ...fields };
    default:
      return { ...before, ...fields };
  }
}

const isOlder = (body: JsonMap, known: JsonMap | null): boolean =>
  typeof body["seq"] === "number" && typeof known?.["seq"] === "number" && body["seq"] < known["seq"];

const over: readonly Json[] = ["completed", "failed", "cancelled", "interrupted"];

const isOver = (known: JsonMap | null): boolean => known !== null && over.includes(known["status"] ?? null);

function withoutQuestion(task: JsonMap): JsonMap {
  const { confirmation: _, ...rest } = task;
  return rest;
}
