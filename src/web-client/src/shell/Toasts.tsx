import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "../client/context";
import { alertIcons } from "../components/Alert";
import { Glyph } from "../icons/Glyph";
import type { Toast } from "./notices";
import { say } from "./words";

/** Messages that go away by themselves, unless somebody is reading them. */
export function Toasts() {
  const { notices } = useClient();
  const region = useRef<HTMLDivElement>(null);
  const count = notices.toasts.value.length;
  useEffect(() => {
    // Above a window that has been opened in between.
    region.current?.hidePopover?.();
    if (count > 0) {
      region.current?.showPopover?.();
    }
  }, [count]);
  return (
    <div ref={region} popover="manual" class="toasts" role="region" aria-label={say("messages")}>
      {notices.toasts.value.map((toast) => (
        <OneToast key={toast.id} toast={toast} onClose={() => notices.closeToast(toast.id)} />
      ))}
    </div>
  );
}

function OneToast({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (toast.duration <= 0 || isHeld) {
      return;
    }

    const timer = setTimeout(onClose, toast.duration * 1000);
    return () => clearTimeout(timer);
  }, [toast.id, toast.duration, isHeld]);
  return (
    <div
      class={`toast tone-${toast.variant}`}
      role={toast.variant === "danger" ? "alert" : "status"}
      onMouseEnter={() => hold(true)}
      onMouseLeave={() => hold(false)}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
    >
      <Glyph name={alertIcons[toast.variant] ?? "info"} size={18} />
      <div class="alert-words">
        {toast.title === "" ? null : <strong>{toast.title}</strong>}
        {toast.text === "" ? null : <p>{toast.text}</p>}
      </div>
      <button type="button" class="icon-button" aria-label={say("close")} onClick={onClose}>
        <Glyph name="x" size={16} />
      </button>
    </div>
  );
}
