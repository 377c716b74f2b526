import { Glyph } from "../icons/Glyph";
import { safeUrl } from "../values/url";
import { PageLink } from "./PageLink";
import { flag, text, type Part } from "./part";

export function Link(part: Part<"Link">) {
  const path = text(part, "path");
  const words = text(part, "text");
  const label = text(part, "aria_label") || undefined;
  const isNewTab = flag(part, "new_tab");
  if (path !== "" && !isNewTab) {
    return <PageLink path={path} class="link" label={label}>{words}</PageLink>;
  }

  const address = safeUrl(path || text(part, "href"));
  return address === null ? (
    <span>{words}</span>
  ) : (
    <a class="link" href={address} target={isNewTab ? "_blank" : undefined} rel="noreferrer noopener" aria-label={label}>
      {words}
      {isNewTab ? <Glyph name="external-link" size={14} /> : null}
    </a>
  );
}
