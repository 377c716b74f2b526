import type { ComponentChildren } from "preact";
import type { Kind } from "../generated/catalog";
import type { Part } from "../components/part";
import { toText } from "../values/json";
import type { Field } from "./field";
import { problemText } from "./problem";

export interface FieldIds {
  readonly input: string;
  /** For `aria-describedby`; undefined where nothing describes it. */
  readonly described: string | undefined;
  readonly isInvalid: boolean;
}

interface FieldFrameProps<K extends Kind> {
  readonly part: Part<K>;
  readonly field: Field;
  readonly id: string;
  /** A group of inputs has a legend in place of a label. */
  readonly isGroup?: boolean;
  /** The label stands at the input, as with a box to tick. */
  readonly hasOwnLabel?: boolean;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** Label, help and what is wrong, around an input. */
export function FieldFrame<K extends Kind>({ part: { node }, field, id, isGroup = false, hasOwnLabel = false, children }: FieldFrameProps<K>) {
  const label = toText(node.prop("label"));
  const help = toText(node.prop("help"));
  const problem = problemText(field.problem.value);
  const described = [help === "" ? "" : `${id}-help`, problem === "" ? "" : `${id}-problem`].filter((part) => part !== "").join(" ");
  const words = (
    <>
      {label}
      {node.prop("required") === true && label !== "" ? <span class="required" aria-hidden="true"> *</span> : null}
    </>
  );
  const rest = (
    <>
      {children({ input: id, described: described || undefined, isInvalid: problem !== "" })}
      {help === "" ? null : <p class="help" id={`${id}-help`}>{help}</p>}
      {problem === "" ? null : <p class="problem" id={`${id}-problem`} role="alert">{problem}</p>}
    </>
  );
  return isGroup ? (
    <fieldset class="field" aria-describedby={described || undefined}>
      {label === "" ? null : <legend class="label">{words}</legend>}
      {rest}
    </fieldset>
  ) : (
    <div class="field">
      {label === "" || hasOwnLabel ? null : <label class="label" for={id}>{words}</label>}
      {rest}
    </div>
  );
}
