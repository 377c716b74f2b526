import { Components } from "./Component";
import { number, type Part } from "./part";

export function Grid(part: Part<"Grid">) {
  const columns = number(part, "columns");
  const least = `min(100%, ${number(part, "min_column_width") ?? 240}px)`;
  return (
    <div
      class={columns === null ? "grid" : "grid grid-fixed"}
      style={{
        gap: `${number(part, "gap") ?? 12}px`,
        gridTemplateColumns:
          columns === null ? `repeat(auto-fill, minmax(${least}, 1fr))` : `repeat(${Math.max(1, Math.round(columns))}, minmax(0, 1fr))`,
      }}
    >
      <Components nodes={part.node.children.value} />
    </div>
  );
}
