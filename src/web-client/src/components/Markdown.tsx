import MarkdownIt from "markdown-it";
import { useMemo } from "preact/hooks";
import { safeUrl } from "../values/url";
import { text, type Part } from "./part";

// HTML in the text is shown as text; addresses are as harmless as those of links.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
markdown.validateLink = (address) => safeUrl(address) !== null;
// The style attributes that it writes for aligned columns would be refused by the host's policy.
for (const name of ["th_open", "td_open"] as const) {
  markdown.renderer.rules[name] = (tokens, place, options, _, self) => {
    const token = tokens[place];
    const align = /text-align:(left|center|right)/.exec(String(token?.attrGet("style") ?? ""))?.[1];
    if (token !== undefined && token.attrs !== null) {
      token.attrs = token.attrs.filter(([key]) => key !== "style");
      if (align !== undefined) {
        token.attrSet("class", `align-${align}`);
      }
    }

    return self.renderToken(tokens, place, options);
  };
}

markdown.renderer.rules["link_open"] = (tokens, place, options, _, self) => {
  tokens[place]?.attrSet("rel", "noreferrer noopener");
  return self.renderToken(tokens, place, options);
};

export default function Markdown(part: Part<"Markdown">) {
  const source = text(part, "text");
  const html = useMemo(() => markdown.render(source), [source]);
  return <div class="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
