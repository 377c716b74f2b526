import { compile, compileNamed } from "../bindings/compile";
import type { Scope } from "../bindings/scope";
import type { Field } from "../forms/field";
import { checkAll, showProblems } from "../forms/submission";
import type { Overlays } from "../overlays/overlays";
import type { Node } from "../surfaces/node";
import type { Surface } from "../surfaces/surface";
import { isMap, toText, type Json, type JsonMap } from "../values/json";
import type { ActionResult, TaskEventId } from "../wire/messages";
import { originOf, type Busy } from "./busy";
import type { Spec } from "./spec";

export interface SendOptions {
  /** Read in place of the component's own, where there is an item. */
  readonly scope?: Scope;
  /** Laid under the action's own context. */
  readonly under?: JsonMap;
  /** Laid over it. */
  readonly over?: JsonMap;
  readonly event?: TaskEventId;
  /** What is collected is checked first, and what is wrong with it is shown at its fields. */
  readonly isSubmit?: boolean;
  /** The sender shows what goes wrong. */
  readonly isQuiet?: boolean;
}

export interface Request {
  readonly name: string;
  readonly context: JsonMap;
  readonly surfaceId?: string;
  readonly componentId?: string;
  readonly event?: TaskEventId;
}

/** What the client does itself; null for what the host does. */
export type LocalAction = (context: JsonMap, surface: Surface) => ActionResult | null;

export interface Actions {
  /** Null where the user was asked and said no, or a field that is collected is not right. */
  send(spec: Spec, node: Node, options?: SendOptions): Promise<ActionResult | null>;
}

export interface ActionSources {
  readonly overlays: Overlays;
  readonly busy: Busy;
  readonly local: Readonly<Record<string, LocalAction>>;
  request(request: Request): Promise<ActionResult>;
  words(): { yes: string; no: string };
  failed(result: ActionResult & { ok: false }): void;
}

const answers: readonly string[] = ["background_task.respond", "background_task.confirm", "background_task.decline"];
const questionPrefix = "task_confirm_";

export function createActions(from: ActionSources): Actions {
  async function isConfirmed(confirm: JsonMap | null, scope: Scope): Promise<boolean> {
    if (confirm === null) {
      return true;
    }

    const read = (name: string): string => toText(compile(confirm[name] ?? null).read(scope));
    const words = from.words();
    return from.overlays.ask(read("text"), read("confirm_text") || words.yes, read("cancel_text") || words.no);
  }

  return {
    send: async (spec, node, options = {}) => {
      const scope = options.scope ?? node.scope;
      const fields = options.isSubmit === true ? fieldsOf(node) : [];
      // Checks may have to wait for what they are made with: who presses again in the meantime sends it once.
      const end = from.busy.begin(spec.name, originOf(node));
      try {
        if ((fields.length > 0 && !(await checkAll(fields))) || !(await isConfirmed(spec.confirm, scope))) {
          return null;
        }

        const context = contextOf(spec, node, scope, options);
        const local = from.local[spec.name]?.(context, node.surface);
        if (local != null) {
          return local;
        }

        const result = await from.request({
          name: spec.name,
          context,
          surfaceId: node.surface.id,
          componentId: node.id,
          ...(options.event === undefined ? {} : { event: options.event }),
        });
        if (!result.ok && options.isQuiet !== true && !showProblems(fields, result.error.fields)) {
          from.failed(result);
        }

        return result;
      } finally {
        end();
      }
    },
  };
}

function contextOf(spec: Spec, node: Node, scope: Scope, options: SendOptions): JsonMap {
  const own = compileNamed(spec.context).read(scope);
  const context = { ...options.under, ...collected(node), ...(isMap(own) ? own : {}), ...options.over };
  // A question's answer is for the task that asks, whether its author says so or not.
  return answers.includes(spec.name) && node.surface.id.startsWith(questionPrefix) && context["task_id"] === undefined
    ? { ...context, task_id: node.surface.id.slice(questionPrefix.length) }
    : context;
}

function collected(node: Node): JsonMap {
  return Object.fromEntries(fieldsOf(node).map((field) => [field.name, field.value.peek()]));
}

/** The fields that a component collects and that are shown. */
export function fieldsOf(node: Node): Field[] {
  const ids = node.prop("collect_input_ids");
  return (Array.isArray(ids) ? ids : []).map((id: Json) => (typeof id === "string" ? node.surface.fields.get(id) : undefined)).filter((field) => field !== undefined);
}
