import { useMemo, useState } from "preact/hooks";
import { fieldsOf } from "../actions/actions";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { FormContext, type FormScope } from "../forms/context";
import type { Field } from "../forms/field";
import { checkAll, showProblems } from "../forms/submission";
import { say } from "../shell/words";
import type { JsonMap } from "../values/json";
import { Components } from "./Component";
import { modelComponents } from "./formModel";
import { map, raw, text, type Part } from "./part";

export default function Form(part: Part<"Form">) {
  const { actions, notices } = useClient();
  const { node } = part;
  const [isSending, setSending] = useState(false);
  const fields = useMemo(() => new Set<Field>(), [node]);
  const scope = useMemo<FormScope>(
    () => ({
      join: (field) => {
        fields.add(field);
        return () => fields.delete(field);
      },
      initial: (name) => map(part, "values")?.[name],
    }),
    [node],
  );
  const model = raw(part, "model");
  const fieldsWanted = Array.isArray(model) ? model : node.prop("model");
  const made = useMemo(() => modelComponents(fieldsWanted, node.id), [fieldsWanted]);
  const spec = readSpec(raw(part, "action"));
  const resetLabel = text(part, "reset_label");

  const inOrder = (): Field[] => {
    const order = [...node.slot(made), ...node.children.peek()].map((child) => child.id);
    const place = (field: Field): number => order.indexOf(field.id);
    return [...fields].sort((a, b) => (place(a) < 0 || place(b) < 0 ? 0 : place(a) - place(b)));
  };

  async function submit(): Promise<void> {
    if (isSending || spec === null) {
      return;
    }

    const own = inOrder();
    const all = [...own, ...fieldsOf(node).filter((field) => !own.includes(field))];
    setSending(true);
    try {
      if (!(await checkAll(all))) {
        return;
      }

      const values: JsonMap = Object.fromEntries(own.map((field) => [field.name, field.value.peek()]));
      const result = await actions.send(spec, node, { under: values, isQuiet: true });
      // What the host says of no field that is here is said aloud.
      if (result !== null && !result.ok && !showProblems(all, result.error.fields)) {
        notices.toast({ text: result.error.message || say("somethingFailed"), variant: "danger", duration: 8 });
      }
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      class="column form"
      noValidate
      aria-label={text(part, "aria_label") || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormContext.Provider value={scope}>
        <Components nodes={node.slot(made)} />
        <Components nodes={node.children.value} />
      </FormContext.Provider>
      <div class="row form-buttons">
        <button type="submit" class="button button-solid tone-primary" aria-busy={isSending ? "true" : undefined}>
          {isSending ? <span class="spinner" aria-hidden="true" /> : null}
          <span>{text(part, "submit_label") || say("submit")}</span>
        </button>
        {resetLabel === "" ? null : (
          <button type="button" class="button button-ghost" onClick={() => inOrder().forEach((field) => field.reset())}>
            <span>{resetLabel}</span>
          </button>
        )}
      </div>
    </form>
  );
}
