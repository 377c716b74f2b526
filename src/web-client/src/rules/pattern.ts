import { signal } from "@preact/signals";

type Find = (pattern: string) => ((text: string) => boolean) | null;

const engine = signal<Find | null>(null);
const compiled = new Map<string, ((text: string) => boolean) | null>();
let loading: Promise<void> | null = null;

/** True where the text has the pattern in it. As long as the engine is on its way nothing does; who asked is told when it is there. */
export function isFound(pattern: string, text: string): boolean {
  const find = engine.value;
  if (find === null) {
    void loadPatterns();
    return false;
  }

  let known = compiled.get(pattern);
  if (known === undefined) {
    // Bound patterns may change for ever.
    if (compiled.size >= 500) {
      compiled.clear();
    }

    known = find(pattern);
    compiled.set(pattern, known);
  }

  return known?.(text) ?? false;
}

/** False until patterns can be decided. */
export const patternsAreReady = (): boolean => engine.value !== null;

/** RE2's language in linear time: a page's author cannot make the browser hang. It is large, so only who needs it loads it. */
export function loadPatterns(): Promise<void> {
  loading ??= import("./re2").then(({ find }) => {
    engine.value = find;
  });
  return loading;
}
