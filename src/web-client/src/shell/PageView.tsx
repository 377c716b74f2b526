import { useEffect, useRef } from "preact/hooks";
import { useClient } from "../client/context";
import { Loading } from "../components/Loading";
import { PageLink } from "../components/PageLink";
import { SurfaceBody } from "../components/SurfaceBody";
import { say } from "./words";

/** The page itself. After a navigation the focus goes to it, and its title is said. */
export function PageView() {
  const { page, surfaces, notices } = useClient();
  const main = useRef<HTMLElement>(null);
  const surface = surfaces.all.value.get("main");
  const error = page.error.value;
  const title = error === null ? (surface?.title.value ?? "") : say(isMissing(error.code) ? "notFound" : "pageFailed");
  const shown = page.shown.value;

  useEffect(() => {
    document.title = title === "" ? "PluginTasks" : `${title} · PluginTasks`;
  }, [title]);
  useEffect(() => {
    if (shown > 0) {
      notices.say(error === null ? say("pageShown", { title }) : title);
    }

    // Where the page was opened from outside, the focus is where the browser has put it.
    if (shown > 1) {
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [shown]);

  return (
    <main ref={main} id="main" class="page" tabIndex={-1} data-page-path={page.route.value.path} aria-busy={page.isLoading.value ? "true" : undefined}>
      {error !== null ? (
        <div class="column page-error">
          <h1>{title}</h1>
          <p>{isMissing(error.code) ? say("notFoundText", { path: error.path }) : error.message}</p>
          <p>
            <PageLink path="/" class="link">{say("goHome")}</PageLink>
          </p>
        </div>
      ) : surface === undefined ? (
        <Loading />
      ) : (
        <SurfaceBody key={page.route.value.path} surface={surface}>
          {surface.nodes.value.length === 0 ? <p class="empty">{say("emptyPage")}</p> : null}
        </SurfaceBody>
      )}
    </main>
  );
}

const isMissing = (code: string): boolean => code === "page_not_found" || code === "permission_denied";
