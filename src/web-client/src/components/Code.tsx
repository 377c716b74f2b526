import { useState } from "preact/hooks";
import { useClient } from "../client/context";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { flag, text, type Part } from "./part";

export default function Code(part: Part<"Code">) {
  const { notices } = useClient();
  const [isCopied, setCopied] = useState(false);
  const source = text(part, "text");
  const language = text(part, "language");

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(source);
      setCopied(true);
      notices.say(say("copied"));
      setTimeout(() => setCopied(false), 2000);
    } catch {
      notices.toast({ text: say("somethingFailed"), variant: "danger" });
    }
  }

  return (
    <figure class="code">
      <pre tabIndex={0} aria-label={text(part, "aria_label") || language || undefined}>
        <code data-language={language || undefined}>{source}</code>
      </pre>
      {flag(part, "copy") ? (
        <button type="button" class="icon-button code-copy" aria-label={say(isCopied ? "copied" : "copy")} onClick={() => void copy()}>
          <Glyph name={isCopied ? "check" : "copy"} size={16} />
        </button>
      ) : null}
    </figure>
  );
}
