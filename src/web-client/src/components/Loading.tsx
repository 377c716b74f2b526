import { say } from "../shell/words";

/** In the place of what is on its way. */
export function Loading() {
  return (
    <div class="skeleton" role="status" aria-label={say("loading")}>
      <div /> <div /> <div />
    </div>
  );
}
