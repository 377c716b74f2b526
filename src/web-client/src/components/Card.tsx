import { ActionMenu } from "./ActionMenu";
import { Components } from "./Component";
import { padding } from "./layout";
import { number, raw, text, value, word, type Part } from "./part";

export function Card(part: Part<"Card">) {
  const title = text(part, "title");
  const subtitle = text(part, "subtitle");
  const hasActions = raw(part, "item_actions") !== undefined;
  return (
    <section
      class={`card card-${word(part, "variant", ["default", "outlined", "filled"])}`}
      aria-label={text(part, "aria_label") || title || undefined}
      style={{ padding: padding(value(part, "padding")), gap: `${number(part, "spacing") ?? 12}px` }}
    >
      {title === "" && subtitle === "" && !hasActions ? null : (
        <header class="card-head">
          <div class="card-words">
            {title === "" ? null : <h3 class="card-title">{title}</h3>}
            {subtitle === "" ? null : <p class="muted small">{subtitle}</p>}
          </div>
          {hasActions ? <ActionMenu node={part.node} name="item_actions" title={title} /> : null}
        </header>
      )}
      <Components nodes={part.node.children.value} />
    </section>
  );
}
