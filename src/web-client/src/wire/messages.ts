import type { Json, JsonMap } from "../values/json";
import type { PatchAction } from "../values/patch";

/** A frame from the host: one message, beside `n` and `requestId`. */
export interface Frame {
  readonly name: string;
  readonly body: JsonMap;
  readonly requestId: string | null;
}

export interface ActionError {
  readonly code: string;
  readonly message: string;
  readonly fields?: JsonMap;
}

export type ActionResult = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: ActionError };

export interface TaskEventId {
  readonly taskId: string;
  readonly seq: number;
  readonly callback: string;
}

export type ClientMessage =
  | { navigate: { path: string; params: JsonMap } }
  | { action: { name: string; context: JsonMap; surfaceId?: string; componentId?: string; event?: TaskEventId } }
  | { ack: { messageIds: string[] } }
  | { subscribe: { bindingId: string; stream: string; event?: string; surfaceId: string } }
  | { unsubscribe: { bindingId: string; surfaceId: string } }
  | { surfaceState: { surfaceId: string; values: Json } }
  | { pong: Record<string, never> };

const actions: readonly string[] = ["set", "append", "prepend", "remove", "replace"];

export const isPatchAction = (value: Json | undefined): value is PatchAction => typeof value === "string" && actions.includes(value);
