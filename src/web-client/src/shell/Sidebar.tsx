import { useEffect, useRef } from "preact/hooks";
import { useClient } from "../client/context";
import { PageLink } from "../components/PageLink";
import { Glyph } from "../icons/Glyph";
import { say } from "./words";

/** Modules and their pages; the module of the page that is shown is open. */
export function Sidebar({ onGo }: { onGo: () => void }) {
  const { menu, page } = useClient();
  const path = page.route.value.path;
  const current = path.split("/")[1] ?? "";
  const nav = useRef<HTMLElement>(null);
  useEffect(() => nav.current?.querySelector("[aria-current=page]")?.scrollIntoView?.({ block: "nearest" }), [path, menu.value]);
  return (
    <nav ref={nav} class="sidebar-nav" aria-label={say("menu")}>
      {menu.value.map((module) => {
        const [first] = module.pages;
        return (
          <details key={module.name} open={module.name === current || menu.value.length === 1}>
            <summary>
              <Glyph name={module.icon || "box"} size={18} />
              <span>{module.title}</span>
              <Glyph name="chevron-right" size={14} />
            </summary>
            <ul>
              {(first === undefined ? [] : module.pages).map((entry) => (
                <li key={entry.path}>
                  <PageLink path={entry.path} current={entry.path === path} onGo={onGo}>
                    {entry.icon === "" ? null : <Glyph name={entry.icon} size={16} />}
                    <span>{entry.title}</span>
                  </PageLink>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </nav>
  );
}
