import { useEffect, useRef } from "preact/hooks";
import { useClient } from "../client/context";
import type { Node } from "../surfaces/node";

/** Runs as often as `auto_refresh` says. `true` is every thirty seconds; nobody refreshes what nobody sees. */
export function useEvery(node: Node, run: () => void): void {
  const { surroundings } = useClient();
  const latest = useRef(run);
  latest.current = run;
  const every = node.prop("auto_refresh");
  const seconds = every === true ? 30 : typeof every === "number" && every > 0 ? Math.max(every, 1) : 0;
  useEffect(() => {
    if (seconds === 0) {
      return;
    }

    const timer = setInterval(() => {
      if (surroundings.isVisible()) {
        latest.current();
      }
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, node]);
}
