import { useEffect } from "preact/hooks";
import { useClient } from "../client/context";
import { number, text, variants, word, type Part } from "./part";

/** Shows its message when it comes into sight, again when the message changes; the message goes with it. */
export default function Toast(part: Part<"Toast">) {
  const { notices } = useClient();
  const message = text(part, "text");
  const title = text(part, "title");
  const variant = word(part, "variant", variants);
  const duration = number(part, "duration") ?? 5;
  useEffect(() => {
    if (message === "") {
      return;
    }

    const id = notices.toast({ text: message, title, variant, duration });
    return () => notices.closeToast(id);
  }, [message, title, variant, duration]);
  return null;
}
