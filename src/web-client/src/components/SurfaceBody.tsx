import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Surface } from "../surfaces/surface";
import { Components } from "./Component";
import { Loading } from "./Loading";
import { isAwaited, prepare } from "./registry";

/** What stands in a surface. It is first seen when all of it can be: what came piece by piece would move from under the pointer. */
export function SurfaceBody({ surface, children }: { surface: Surface; children?: ComponentChildren }) {
  const nodes = surface.nodes.value;
  const isSeen = useRef(false);
  useMemo(() => prepare(surface.written()), [nodes]);
  isSeen.current ||= !isAwaited();
  return (
    <>
      {isSeen.current ? null : <Loading />}
      <div class={isSeen.current ? "column" : "column unseen"} data-surface-id={surface.id}>
        <Components nodes={nodes} />
        {children}
      </div>
    </>
  );
}
