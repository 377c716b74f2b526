import { createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";
import { ActionMenu } from "./ActionMenu";
import { Components } from "./Component";
import { padding } from "./layout";
import { number, raw, text, value, word, type Part } from "./part";

/** Titles of cards are headings one below the other, as the cards stand in one another. */
const Level = createContext(2);

export function Card(part: Part<"Card">) {
  const level = useContext(Level);
  const Heading = `h${Math.min(level, 6)}` as keyof JSX.IntrinsicElements & "h2";
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
            {title === "" ? null : <Heading class="card-title">{title}</Heading>}
            {subtitle === "" ? null : <p class="muted small">{subtitle}</p>}
          </div>
          {hasActions ? <ActionMenu node={part.node} name="item_actions" title={title} /> : null}
        </header>
      )}
      <Level.Provider value={title === "" ? level : level + 1}>
        <Components nodes={part.node.children.value} />
      </Level.Provider>
    </section>
  );
}
