import { useClient } from "../client/context";
import type { Scope } from "../bindings/scope";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import type { Node } from "../surfaces/node";
import type { JsonMap } from "../values/json";
import { entriesOf } from "./entries";

interface ActionMenuProps {
  readonly node: Node;
  readonly name: string;
  readonly title: string;
  readonly scope?: Scope;
  readonly over?: JsonMap;
  /** Told when one has been done. */
  readonly onDone?: () => void;
}

/** A few actions as small buttons, side by side. */
export function ActionMenu({ node, name, title, scope = node.scope, over, onDone }: ActionMenuProps) {
  const { actions } = useClient();
  return (
    <div class="row actions" role="group" aria-label={title || say("more")}>
      {entriesOf(node, name, scope).map((entry, index) => (
        <button
          key={index}
          type="button"
          class={`button button-ghost button-sm tone-${entry.variant}`}
          onClick={(event) => {
            event.stopPropagation();
            void actions.send(entry.spec, node, { scope, ...(over === undefined ? {} : { over }) }).then((result) => {
              if (result?.ok === true) {
                onDone?.();
              }
            });
          }}
        >
          {entry.icon === "" ? null : <Glyph name={entry.icon} size={16} />}
          <span>{entry.label}</span>
        </button>
      ))}
    </div>
  );
}
