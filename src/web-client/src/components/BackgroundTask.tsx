import { useEffect, useRef } from "preact/hooks";
import { useClient } from "../client/context";
import { say } from "../shell/words";
import { readTask, type Task } from "../tasks/task";
import { TaskCard } from "../tasks/TaskCard";
import { useTaskCallbacks } from "../tasks/useTaskCallbacks";
import { flag, text, value, type Part } from "./part";

export default function BackgroundTask(part: Part<"BackgroundTask">) {
  const { tasks, notices } = useClient();
  const { node } = part;
  const taskId = text(part, "task_id");
  useTaskCallbacks(node, taskId);

  const fields = tasks.fields(taskId);
  const task = fields === undefined ? null : readTask(taskId, fields);
  useAnnounced(task, notices.say);

  if (task === null) {
    return (
      <div class="task" data-task-id={taskId}>
        {tasks.isMissing(taskId) ? <p class="muted">{say("taskUnknown")}</p> : <p class="muted" role="status">{say("loading")}</p>}
      </div>
    );
  }

  return (
    <TaskCard
      task={task}
      isCompact={flag(part, "compact")}
      canCancel={value(part, "show_cancel") === undefined ? task.canManage && task.isReal : flag(part, "show_cancel")}
      showResult={flag(part, "show_result")}
      label={text(part, "aria_label")}
    />
  );
}

/** A screen reader hears of each new state, and of progress in quarters: more would drown everything else. */
function useAnnounced(task: Task | null, announce: (text: string) => void): void {
  const last = useRef<string | null>(null);
  const quarter = task === null ? 0 : Math.floor(task.progress * 4);
  const key = task === null ? null : `${task.id} ${task.status} ${task.status === "running" ? quarter : ""}`;
  useEffect(() => {
    if (task !== null && key !== null && last.current !== null && last.current !== key) {
      const state = task.status === "running" ? `${Math.round(task.progress * 100)} %` : say(`task_${task.status}`);
      announce(`${task.label}: ${state}`);
    }

    last.current = key;
  }, [key]);
}
