import { useState } from "preact/hooks";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { flag, text, variants, word, type Part } from "./part";

export const alertIcons: Readonly<Record<string, string>> = {
  default: "info", primary: "info", info: "info", success: "check-circle", warning: "alert", danger: "x-circle",
};

export function Alert(part: Part<"Alert">) {
  const [isOpen, setOpen] = useState(true);
  const variant = word(part, "variant", variants);
  const title = text(part, "title");
  return !isOpen ? null : (
    <div class={`alert tone-${variant}`} role={variant === "danger" || variant === "warning" ? "alert" : "status"}>
      <Glyph name={alertIcons[variant] ?? "info"} />
      <div class="alert-words">
        {title === "" ? null : <strong>{title}</strong>}
        <p>{text(part, "text")}</p>
      </div>
      {flag(part, "dismissible") ? (
        <button type="button" class="icon-button" aria-label={say("dismiss")} onClick={() => setOpen(false)}>
          <Glyph name="x" size={16} />
        </button>
      ) : null}
    </div>
  );
}
