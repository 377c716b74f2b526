import { useEffect } from "preact/hooks";
import { useClient } from "../client/context";
import { Components } from "../components/Component";
import { say } from "../shell/words";
import { equal } from "../values/equal";
import type { Task } from "./task";

/** What a task asks, where its card stands. */
export function TaskQuestion({ task }: { task: Task }) {
  const { surfaces } = useClient();
  const id = task.question?.surfaceId ?? "";
  const components = task.question?.components ?? null;
  useEffect(() => {
    // Of a question that has come with a snapshot there has been no message: what is shown may be the one before it.
    if (id !== "" && !equal(surfaces.get(id)?.written() ?? null, components)) {
      surfaces.need(id).show({ components });
    }
  }, [id, components]);

  const surface = surfaces.all.value.get(id);
  return (
    <section class="task-question" role="group" aria-label={say("taskQuestion")} data-surface-id={id}>
      {task.canManage ? <Components nodes={surface?.nodes.value ?? []} /> : <p class="muted small">{say("taskQuestion")}</p>}
    </section>
  );
}
