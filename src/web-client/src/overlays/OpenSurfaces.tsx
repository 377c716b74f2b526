import { useClient } from "../client/context";
import { closeSurface } from "../client/local";
import { SurfaceBody } from "../components/SurfaceBody";
import { Dialog } from "./Dialog";

/** The surfaces that actions have opened over the page. */
export function OpenSurfaces() {
  const client = useClient();
  return (
    <>
      {client.overlays.surfaces.value.map(({ surface, kind, size, position }) => (
        <Dialog key={surface.id} title={surface.title.value} isOpen kind={kind} size={size} position={position} onClose={() => closeSurface(client, surface.id)}>
          <SurfaceBody surface={surface} />
        </Dialog>
      ))}
    </>
  );
}
