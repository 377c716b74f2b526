import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { useContext, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import type { Kind } from "../generated/catalog";
import type { Part } from "../components/part";
import { toText, type Json } from "../values/json";
import { checksOfField } from "./checks";
import { FormContext } from "./context";
import { createField, type Field } from "./field";
import { targetOf } from "./target";

export interface UsedField {
  readonly field: Field;
  readonly value: ReadonlySignal<Json>;
  /** Takes the element that gets the cursor. */
  readonly ref: (element: HTMLElement | null) => void;
  /** Something has been entered; with `isDone` it is more than one more letter. */
  enter(value: Json, isDone?: boolean): void;
  /** What has been entered is done with: the cursor leaves. */
  commit(): void;
}

const pause = 300;

/** What all fields have in common: where the value is, who is told, what is checked. */
export function useField<K extends Kind>({ node }: Part<K>, empty: Json): UsedField {
  const client = useClient();
  const form = useContext(FormContext);
  const element = useRef<HTMLElement | null>(null);

  const made = useMemo(() => {
    const name = (): string => toText(node.prop("name")) || node.id;
    const target = computed(() => targetOf(node.raw("value"), node.surface, client.stores));
    const entered = signal<Json | undefined>(undefined);
    const value = computed<Json>(() => {
      const own = node.prop("value");
      return target.value !== null ? (own ?? empty) : entered.value !== undefined ? entered.value : (own ?? form?.initial(name()) ?? empty);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isUnsent = false;

    const tell = (): void => {
      clearTimeout(timer);
      isUnsent = false;
      const spec = readSpec(node.raw("on_change"));
      if (spec !== null && node.prop("on_change_mode") !== "local") {
        void client.actions.send(spec, node, { over: { value: value.peek(), name: name() } });
      }
    };

    const field = createField({
      id: node.id,
      name,
      value,
      checks: () => checksOfField(node.kind, (name) => node.prop(name)),
      write: (next) => {
        if (target.peek() === null) {
          entered.value = next;
        } else {
          target.peek()?.write(next);
        }
      },
      reset: () => {
        if (target.peek() === null) {
          entered.value = undefined;
        } else {
          target.peek()?.write(form?.initial(name()) ?? empty);
        }
      },
      focus: () => element.current?.focus(),
    });

    return {
      field,
      value,
      entered,
      enter: (next: Json, isDone = false): void => {
        field.write(next);
        isUnsent = true;
        clearTimeout(timer);
        if (node.prop("on_change_mode") === "search") {
          timer = setTimeout(tell, pause);
        } else if (isDone) {
          tell();
        }
      },
      commit: (): void => {
        if (isUnsent) {
          tell();
        }
      },
      end: () => clearTimeout(timer),
    };
  }, [node, form]);

  // Before anybody can press a button, so that no form is sent without one of its fields.
  useLayoutEffect(() => {
    node.surface.fields.set(node.id, made.field);
    const leave = form?.join(made.field);
    let isFirst = true;
    // A value that an effect sets takes the place of what has been entered.
    const stop = effect(() => {
      node.prop("value");
      if (!isFirst) {
        made.entered.value = undefined;
      }

      isFirst = false;
    });
    return () => {
      made.end();
      stop();
      leave?.();
      if (node.surface.fields.get(node.id) === made.field) {
        node.surface.fields.delete(node.id);
      }
    };
  }, [made]);

  return {
    field: made.field,
    value: made.value,
    enter: made.enter,
    commit: made.commit,
    ref: (found) => {
      element.current = found;
    },
  };
}
