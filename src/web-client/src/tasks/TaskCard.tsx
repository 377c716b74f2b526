import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { Bar } from "../components/Bar";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import { toText, type Json } from "../values/json";
import { isFinal, type Task } from "./task";
import { TaskQuestion } from "./TaskQuestion";
import "../styles/task.css";

const looks: Readonly<Record<Task["status"], readonly [tone: string, icon: string]>> = {
  pending: ["default", "clock"],
  running: ["primary", "refresh"],
  waiting_confirmation: ["warning", "hand"],
  completed: ["success", "check-circle"],
  failed: ["danger", "x-circle"],
  cancelled: ["default", "stop"],
  interrupted: ["warning", "alert"],
};

interface TaskCardProps {
  readonly task: Task;
  readonly isCompact?: boolean;
  readonly canCancel: boolean;
  readonly showResult?: boolean;
  readonly hasQuestion?: boolean;
  readonly label?: string;
  /** More buttons beside that for cancelling. */
  readonly children?: ComponentChildren;
}

/** A task as it runs: what it is, where it stands, what it asks, how it ended. */
export function TaskCard({ task, isCompact = false, canCancel, showResult = false, hasQuestion = true, label = "", children }: TaskCardProps) {
  const { tasks } = useClient();
  const [tone, icon] = looks[task.status];
  const lacksQuestion = task.isReal && task.canManage && task.status === "waiting_confirmation" && task.question === null;
  useEffect(() => {
    // An update says that it waits, not for what.
    if (lacksQuestion) {
      tasks.request(task.id);
    }
  }, [lacksQuestion, task.id]);
  const name = task.label || say("tasks");
  const isRunning = task.status === "running" || task.status === "waiting_confirmation";
  return (
    <article class={`task tone-${tone}${isCompact ? " task-compact" : ""}`} aria-label={label || name} data-task-id={task.id} data-task-status={task.status}>
      <div class="task-head">
        <span class={task.status === "running" ? "task-icon is-turning" : "task-icon"}>
          <Glyph name={icon} size={isCompact ? 16 : 20} />
        </span>
        <span class="task-label">{name}</span>
        <span class={`badge tone-${tone}`}>{say(`task_${task.status}`)}</span>
        {task.attempt > 1 ? <span class="muted small">{say("attempt", { count: task.attempt })}</span> : null}
        {children}
        {canCancel && !isFinal(task.status) ? <CancelTask task={task} isCompact={isCompact} /> : null}
      </div>
      {isRunning ? <Bar value={task.progress} label={name} variant={tone} showPercent={!isCompact} /> : null}
      {task.status === "failed" && task.error !== "" ? <p class="problem">{task.error}</p> : null}
      {(task.status === "interrupted" || task.status === "cancelled") && task.error !== "" ? <p class="muted small">{task.error}</p> : null}
      {showResult && task.status === "completed" && task.result !== null ? <TaskResult value={task.result} /> : null}
      {hasQuestion && task.question !== null ? <TaskQuestion task={task} /> : null}
    </article>
  );
}

function CancelTask({ task, isCompact }: { task: Task; isCompact: boolean }) {
  const { ask, notices } = useClient();
  const [isSent, setSent] = useState(false);

  async function cancel(): Promise<void> {
    setSent(true);
    const result = await ask("background_task.cancel", { task_id: task.id });
    if (!result.ok) {
      setSent(false);
      notices.toast({ text: result.error.message || say("somethingFailed"), variant: "danger" });
    }
  }

  return (
    <button
      type="button"
      class={isCompact ? "icon-button" : "button button-ghost button-sm"}
      disabled={isSent}
      aria-label={say("cancelTask", { label: task.label })}
      onClick={() => void cancel()}
    >
      {isCompact ? <Glyph name="x" size={16} /> : <span>{say("cancel")}</span>}
    </button>
  );
}

function TaskResult({ value }: { value: Json }) {
  return (
    <details class="task-result" open>
      <summary>{say("result")}</summary>
      <pre tabIndex={0}>{typeof value === "object" ? JSON.stringify(value, null, 2) : toText(value)}</pre>
    </details>
  );
}
