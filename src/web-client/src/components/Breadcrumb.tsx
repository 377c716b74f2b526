import { toText } from "../values/json";
import { PageLink } from "./PageLink";
import { maps, text, type Part } from "./part";

export function Breadcrumb(part: Part<"Breadcrumb">) {
  const segments = maps(part, "segments");
  return (
    <nav class="breadcrumb" aria-label={text(part, "aria_label") || "Breadcrumb"}>
      <ol>
        {segments.map((segment, index) => {
          const label = toText(segment["label"]);
          const path = toText(segment["path"]);
          const isLast = index === segments.length - 1;
          return (
            <li key={index} aria-current={isLast && path === "" ? "page" : undefined}>
              {path === "" ? <span>{label}</span> : <PageLink path={path} current={isLast}>{label}</PageLink>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
