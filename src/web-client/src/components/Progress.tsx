import { Bar } from "./Bar";
import { flag, number, text, variants, word, type Part } from "./part";

export default function Progress(part: Part<"Progress">) {
  const label = text(part, "label");
  return (
    <Bar
      value={number(part, "value")}
      label={text(part, "aria_label") || label}
      shown={label}
      variant={word(part, "variant", variants)}
      showPercent={flag(part, "show_percent")}
    />
  );
}
