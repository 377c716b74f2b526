import type { Node } from "../surfaces/node";
import { toText } from "../values/json";
import { Components } from "./Component";
import { padding, placement } from "./layout";
import { flag, list, number, text, value, type Part } from "./part";

type Box = "Column" | "Row";

/** What Column and Row share. */
export function Stack({ part, name }: { part: Part<Box>; name: "column" | "row" }) {
  const node: Node = part.node;
  return (
    <div
      class={name}
      role={text(part, "aria_label") === "" ? undefined : "group"}
      aria-label={text(part, "aria_label") || undefined}
      style={{
        gap: `${number(part, "spacing") ?? 12}px`,
        padding: padding(list(part, "padding").length > 0 ? [...list(part, "padding")] : value(part, "padding")),
        // Left out it is for the style sheet, which knows what stands in the row.
        alignItems: placement[toText(node.prop("align"))],
        justifyContent: placement[toText(node.prop("justify"))],
        flexWrap: name === "row" && !flag(part as Part<"Row">, "wrap") ? "nowrap" : undefined,
      }}
    >
      <Components nodes={node.children.value} />
    </div>
  );
}
