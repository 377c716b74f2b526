import type { LocalAction } from "../actions/actions";
import type { Surface } from "../surfaces/surface";
import { isMap, type JsonMap } from "../values/json";
import { isPagePath, safeUrl } from "../values/url";
import type { ActionResult } from "../wire/messages";
import type { Client } from "./client";

const done: ActionResult = { ok: true, value: null };

/** Actions that the client does without asking. */
export function createLocalActions(client: () => Client): Record<string, LocalAction> {
  const open: LocalAction = (context, surface) => {
    if (context["path"] !== undefined) {
      return null;
    }

    const id = context["surface_id"];
    const page = client().surfaces.get("main");
    const isOpen = typeof id === "string" && (surface.setOpen(id, true) || page?.setOpen(id, true) === true);
    return isOpen ? done : null;
  };

  return {
    nav: (context) => {
      const path = typeof context["path"] === "string" ? context["path"] : "";
      if (isPagePath(path)) {
        const [bare = "", query = ""] = path.split("?");
        client().navigate(bare, { ...Object.fromEntries(new URLSearchParams(query)), ...(isMap(context["params"]) ? context["params"] : {}) });
      } else if (safeUrl(path) !== null) {
        client().surroundings.openAddress(path);
      }

      return done;
    },
    open_modal: open,
    open_drawer: open,
    close_surface: (context, surface) => {
      const id = surfaceToClose(context, surface);
      closeSurface(client(), id, surface);
      return done;
    },
  };
}

const surfaceToClose = (context: JsonMap, surface: Surface): string =>
  typeof context["surface_id"] === "string" ? context["surface_id"] : surface.id;

/** Closes a surface over the page, a modal or drawer of a page, or empties a host. */
export function closeSurface(client: Client, id: string, from?: Surface): void {
  if (client.overlays.close(id)) {
    client.surfaces.remove(id);
  } else if (from?.setOpen(id, false) !== true && client.surfaces.get("main")?.setOpen(id, false) !== true && id !== "main") {
    client.surfaces.remove(id);
  }
}
