import { useClient } from "../client/context";
import { Components } from "./Component";
import { text, type Part } from "./part";

export function SurfaceHost(part: Part<"SurfaceHost">) {
  const { surfaces } = useClient();
  const id = text(part, "surface_id");
  const surface = id === "main" || id === part.node.surface.id ? undefined : surfaces.all.value.get(id);
  return (
    <div class="column" data-surface-id={id} aria-live="polite">
      {surface === undefined ? null : <Components nodes={surface.nodes.value} />}
    </div>
  );
}
