import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly kind: "modal" | "drawer";
  readonly size?: string;
  readonly position?: string;
  /** Pixels across a drawer. */
  readonly breadth?: number;
  readonly label?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** As long as the way out is drawn. */
const leaving = 200;

/** A window over the page. The browser holds the focus in it, closes it at Escape, and gives the focus back. */
export function Dialog(props: DialogProps) {
  const [isThere, setThere] = useState(props.isOpen);
  useEffect(() => {
    if (props.isOpen) {
      setThere(true);
      return;
    }

    const timer = setTimeout(() => setThere(false), leaving);
    return () => clearTimeout(timer);
  }, [props.isOpen]);
  return props.isOpen || isThere ? <Shown {...props} /> : null;
}

function Shown({ title, isOpen, kind, size = "md", position = "right", breadth = 360, label = "", onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (isOpen && element !== null && !element.open) {
      element.showModal();
    } else if (!isOpen) {
      element?.close();
    }
  }, [isOpen]);
  // What is taken away without having been closed would not give the focus back.
  useLayoutEffect(() => () => dialog.current?.close(), []);

  const isAcross = position === "top" || position === "bottom";
  return (
    <dialog
      ref={dialog}
      class={kind === "drawer" ? `dialog drawer drawer-${position}` : `dialog modal modal-${size}`}
      aria-label={label || title || say("details")}
      style={kind === "drawer" ? { [isAcross ? "height" : "width"]: `min(${breadth}px, 100%)` } : {}}
      onCancel={(event) => {
        // Whether it is open is for its owner to say. A picker inside may be cancelled too.
        if (event.target === event.currentTarget) {
          event.preventDefault();
          onClose();
        }
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) {
          onClose();
        }
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 tabIndex={-1} autofocus>{title}</h2>
          <button type="button" class="icon-button" aria-label={say("closeWindow")} onClick={onClose}>
            <Glyph name="x" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
