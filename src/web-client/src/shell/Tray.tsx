import { useClient } from "../client/context";
import { Glyph } from "../icons/Glyph";
import { TaskCard } from "../tasks/TaskCard";
import { Popover } from "./Popover";
import { say } from "./words";

/** More than anybody reads; the number on the button counts all. */
const most = 50;

/** Every running task of the user, on every page. */
export function Tray() {
  const { tasks } = useClient();
  const active = tasks.active.value;
  const asks = active.some((task) => task.status === "waiting_confirmation");
  return (
    <Popover
      label={active.length === 0 ? say("tasks") : `${say("tasks")}: ${say("running", { count: active.length })}`}
      class="tray"
      button={
        <>
          <Glyph name="tasks" />
          {active.length === 0 ? null : <span class={asks ? "count count-warning" : "count"}>{active.length}</span>}
        </>
      }
    >
      <h2 class="popover-title">{say("tasks")}</h2>
      {active.length === 0 ? (
        <p class="empty">{say("noTasks")}</p>
      ) : (
        <ul class="task-list">
          {active.slice(0, most).map((task) => (
            <li key={task.id}>
              <TaskCard task={task} canCancel={task.canManage} isCompact />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
