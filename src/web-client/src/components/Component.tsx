import { useErrorBoundary } from "preact/hooks";
import { isBusy } from "../actions/busy";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import type { Node } from "../surfaces/node";
import { say } from "../shell/words";
import { toText, type Json } from "../values/json";
import { length } from "./layout";
import { useRenderer } from "./registry";
import { useEvery } from "./useEvery";

/** Any component: hidden or shown, and around it what all have in common. */
export function Component({ node }: { node: Node }) {
  return node.visible.value ? <Shown node={node} /> : null;
}

export function Components({ nodes }: { nodes: readonly Node[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Component key={node.id === "" ? `${node.kind} ${index}` : `${node.kind} ${node.id}`} node={node} />
      ))}
    </>
  );
}

function Shown({ node }: { node: Node }) {
  const { busy } = useClient();
  const Renderer = useRenderer(node.kind);
  const [problem] = useErrorBoundary();
  useRefresh(node);

  const error = toText(node.prop("error"));
  const animation = animationName(node.prop("animation"));
  const grow = node.prop("grow");
  return (
    <div
      class={`pt pt-${node.kind}${classes(node.prop("class"))}${animation === "" ? "" : ` anim-${animation}`}`}
      data-component-id={node.id}
      data-kind={node.kind}
      aria-busy={isBusy(busy, node) ? "true" : undefined}
      style={{
        width: length(node.prop("width")),
        height: length(node.prop("height")),
        flexGrow: grow === true ? 1 : typeof grow === "number" ? grow : undefined,
        flexBasis: grow !== undefined && grow !== false && node.prop("width") === undefined ? "0" : undefined,
      }}
    >
      {error !== "" || problem !== undefined ? (
        <p class="note note-danger" role="alert">
          {error || say("somethingFailed")}
        </p>
      ) : Renderer === null ? null : (
        <Renderer node={node} />
      )}
    </div>
  );
}

function useRefresh(node: Node): void {
  const { actions } = useClient();
  useEvery(node, () => {
    const spec = readSpec(node.raw("on_refresh"));
    if (spec !== null) {
      void actions.send(spec, node, { isQuiet: true });
    }
  });
}

const classes = (value: Json | undefined): string =>
  typeof value === "string" ? value.split(/\s+/).filter((name) => /^[A-Za-z_][\w-]*$/.test(name)).map((name) => ` ${name}`).join("") : "";

function animationName(value: Json | undefined): string {
  const name = typeof value === "string" ? value : value !== null && typeof value === "object" && !Array.isArray(value) ? value["name"] : "";
  return typeof name === "string" && /^[a-z-]{1,20}$/.test(name) ? name : "";
}
