import { safeUrl } from "../values/url";
import { text, word, type Part } from "./part";

export default function Image(part: Part<"Image">) {
  const address = safeUrl(text(part, "src"));
  const alt = text(part, "alt");
  return address === null ? (
    <span class="muted">{alt}</span>
  ) : (
    <img class={`image fit-${word(part, "fit", ["contain", "cover"])}`} src={address} alt={alt} loading="lazy" decoding="async" />
  );
}
