import type { ComponentChildren } from "preact";
import { useClient } from "../client/context";
import { routeOf } from "../shell/route";
import { isPagePath } from "../values/url";

interface PageLinkProps {
  readonly path: string;
  readonly class?: string;
  readonly current?: boolean;
  readonly label?: string | undefined;
  readonly onGo?: () => void;
  readonly children: ComponentChildren;
}

/** A link to a page of the client: it leads there without loading everything anew, and works as any link does. */
export function PageLink({ path, current = false, label, onGo, children, ...rest }: PageLinkProps) {
  const client = useClient();
  if (!isPagePath(path)) {
    return <span class={rest.class}>{children}</span>;
  }

  const go = (event: MouseEvent): void => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      const [bare = "", query = ""] = path.split("?");
      const route = routeOf(bare, query);
      client.navigate(route.path, route.params);
      onGo?.();
    }
  };
  return (
    <a href={path} class={rest.class} aria-current={current ? "page" : undefined} aria-label={label} onClick={go}>
      {children}
    </a>
  );
}
