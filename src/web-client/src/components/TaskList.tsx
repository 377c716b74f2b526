import { useEffect, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { say } from "../shell/words";
import { texts } from "../stores/session";
import { TaskCard } from "../tasks/TaskCard";
import type { Task } from "../tasks/task";
import { isMap, type JsonMap } from "../values/json";
import { flag, list, number, text, type Part } from "./part";

export default function TaskList(part: Part<"TaskList">) {
  const { ask, tasks, connection } = useClient();
  const [isAsked, setAsked] = useState(false);
  const status = texts([...list(part, "status")]);
  const module = text(part, "module");
  const prefix = text(part, "key_prefix");
  const limit = Math.max(1, Math.round(number(part, "limit") ?? 20));
  const isOpen = connection.state.value === "open";
  const wanted = JSON.stringify([status, module, prefix, limit]);

  useEffect(() => {
    if (!isOpen) {
      return;
    }

    let isCurrent = true;
    const context: JsonMap = {
      limit,
      ...(status.length === 0 ? {} : { status }),
      ...(module === "" ? {} : { module }),
      ...(prefix === "" ? {} : { key_prefix: prefix }),
    };
    void ask("background_task.list", context).then((result) => {
      if (isCurrent && result.ok) {
        const items = isMap(result.value) ? result.value["items"] : result.value;
        for (const item of Array.isArray(items) ? items.filter(isMap) : []) {
          tasks.learn(item);
        }
      }

      if (isCurrent) {
        setAsked(true);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted, isOpen]);

  const fits = (task: Task): boolean =>
    task.isReal &&
    (status.length === 0 || status.includes(task.status)) &&
    (module === "" || task.module === module) &&
    task.key.startsWith(prefix);
  const shown = tasks.all.value.filter(fits).slice(0, limit);

  return shown.length === 0 ? (
    <p class="empty">{isAsked ? text(part, "empty_text") || say("noTasks") : say("loading")}</p>
  ) : (
    <ul class="task-list" aria-label={text(part, "aria_label") || say("tasks")}>
      {shown.map((task) => (
        <li key={task.id}>
          <TaskCard task={task} isCompact={flag(part, "compact")} canCancel={task.canManage} />
        </li>
      ))}
    </ul>
  );
}
