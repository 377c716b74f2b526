import { useRef } from "preact/hooks";
import { useClient } from "../client/context";
import { alertIcons } from "../components/Alert";
import { Glyph } from "../icons/Glyph";
import { Popover } from "./Popover";
import { say, spoken } from "./words";

/** Messages that have come, also while nobody was there. */
export function Bell() {
  const { notices, ask, delivery } = useClient();
  const hasAsked = useRef(false);

  async function open(): Promise<void> {
    notices.readAll();
    if (!hasAsked.current) {
      hasAsked.current = true;
      const result = await ask("notifications.list", { limit: 50 });
      if (result.ok) {
        delivery.addKept(result.value);
      } else {
        hasAsked.current = false;
      }
    }
  }

  const unread = notices.unread.value;
  const items = notices.bell.value;
  return (
    <Popover
      label={say("notifications", { count: unread })}
      class="bell"
      onOpen={() => void open()}
      button={
        <>
          <Glyph name="bell" />
          {unread === 0 ? null : <span class="count">{unread}</span>}
        </>
      }
    >
      <h2 class="popover-title">{say("messages")}</h2>
      {items.length === 0 ? (
        <p class="empty">{say("noMessages")}</p>
      ) : (
        <ul class="notices">
          {items.map((notice) => (
            <li key={notice.id} class={`notice tone-${notice.variant}`}>
              <Glyph name={alertIcons[notice.variant] ?? "info"} size={18} />
              <div>
                <strong>{notice.title}</strong>
                <p>{notice.text}</p>
                <time class="muted small" dateTime={notice.at}>{when(notice.at)}</time>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function when(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(spoken(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}
