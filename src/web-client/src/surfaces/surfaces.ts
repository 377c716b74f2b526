import { signal, type ReadonlySignal } from "@preact/signals";
import { createSurface, type Surface, type SurfaceSources } from "./surface";

/** All surfaces that there are, by id. */
export interface Surfaces {
  readonly all: ReadonlySignal<ReadonlyMap<string, Surface>>;
  get(id: string): Surface | undefined;
  need(id: string): Surface;
  remove(id: string): void;
  /** Removes all that do not belong to the whole client. */
  keepOnly(keep: (id: string) => boolean): void;
}

export function createSurfaces(sources: SurfaceSources): Surfaces {
  const all = signal<ReadonlyMap<string, Surface>>(new Map());

  const change = (edit: (map: Map<string, Surface>) => void): void => {
    const next = new Map(all.peek());
    edit(next);
    all.value = next;
  };

  return {
    all,
    get: (id) => all.peek().get(id),
    need: (id) => {
      const known = all.peek().get(id);
      if (known !== undefined) {
        return known;
      }

      const made = createSurface(id, sources);
      change((map) => map.set(id, made));
      return made;
    },
    remove: (id) => change((map) => map.delete(id)),
    keepOnly: (keep) =>
      change((map) => {
        for (const id of [...map.keys()]) {
          if (!keep(id)) {
            map.delete(id);
          }
        }
      }),
  };
}
