import { toText } from "../values/json";
import { maps, number, type Part } from "./part";

export default function Descriptions(part: Part<"Descriptions">) {
  const columns = Math.min(Math.max(Math.round(number(part, "columns") ?? 2), 1), 12);
  return (
    <dl class="descriptions" style={{ "--columns": String(columns) }}>
      {maps(part, "items").map((item, place) => (
        <div key={place}>
          <dt>{toText(item["label"])}</dt>
          <dd>{toText(item["value"]) || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
