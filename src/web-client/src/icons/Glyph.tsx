import { aliases, shapes } from "./shapes";

/** A small symbol; without a label it only decorates. A name that is not known shows a ring, so that its place is not empty. */
export function Glyph({ name, size = 20, label }: { name: string; size?: number; label?: string | undefined }) {
  const shape = shapes[aliases[name] ?? name] ?? shapes["circle"];
  return (
    <svg
      class="glyph"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? "true" : undefined}
    >
      <path d={shape} />
    </svg>
  );
}
