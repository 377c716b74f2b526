import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { say } from "../shell/words";
import { has, isMap, toText, type Json } from "../values/json";
import { ActionMenu } from "./ActionMenu";
import { Component } from "./Component";
import { list, raw, text, word, type Part } from "./part";
import { useItems, type ShownItem } from "./useItems";
import { useSelection } from "./useSelection";

export default function List(part: Part<"List">) {
  const { actions } = useClient();
  const { node } = part;
  const mode = word(part, "selectable", ["none", "single", "multiple"]);
  const selection = useSelection(node, mode === "multiple");
  const items = useItems(node, node.scope, list(part, "items"), "id", raw(part, "item_template"));
  const click = readSpec(raw(part, "on_item_click"));
  const hasActions = raw(part, "item_actions") !== undefined;

  const row = (item: ShownItem, place: number) => {
    const key: Json = isMap(item.value) && has(item.value, "id") ? (item.value["id"] ?? null) : place;
    const body = item.node === null ? <span>{toText(item.value)}</span> : <Component node={item.node} />;
    return (
      <li key={item.key} class={selection.has(key) ? "list-item is-selected" : "list-item"}>
        {mode === "none" ? null : (
          <input
            type={mode === "single" ? "radio" : "checkbox"}
            class={mode === "single" ? "radio" : "checkbox"}
            aria-label={say("selectRow", { row: place + 1 })}
            checked={selection.has(key)}
            onChange={() => selection.toggle(key)}
          />
        )}
        {click === null ? (
          <div class="list-body">{body}</div>
        ) : (
          <div
            class="list-body is-clickable"
            role="button"
            tabIndex={0}
            onClick={(event) => {
              // What is inside the item and does something of its own does that alone.
              if (!isInner(event)) {
                void actions.send(click, node, { scope: item.scope });
              }
            }}
            onKeyDown={(event) => {
              if (event.target === event.currentTarget && (event.key === "Enter" || event.key === " ")) {
                event.preventDefault();
                void actions.send(click, node, { scope: item.scope });
              }
            }}
          >
            {body}
          </div>
        )}
        {hasActions ? <ActionMenu node={node} name="item_actions" title={say("rowActions", { row: place + 1 })} scope={item.scope} /> : null}
      </li>
    );
  };

  return items.length === 0 ? (
    <p class="empty">{text(part, "empty_text") || say("emptyList")}</p>
  ) : (
    <ul class="list" aria-label={text(part, "aria_label") || undefined}>
      {items.map(row)}
    </ul>
  );
}

export function isInner(event: Event): boolean {
  const inner = (event.target as Element).closest("button, a, input, select, textarea, summary, wa-dropdown, wa-select, [role=button]");
  return inner !== null && inner !== event.currentTarget;
}
