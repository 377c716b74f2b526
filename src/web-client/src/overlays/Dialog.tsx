import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useElement } from "../elements/elements";
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

const widths: Readonly<Record<string, string>> = { sm: "24rem", md: "36rem", lg: "60rem" };
const placements: Readonly<Record<string, string>> = { left: "start", right: "end", top: "top", bottom: "bottom" };

/** A window over the page: it holds the focus, Escape closes it, and the focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const isReady = useElement(props.kind === "drawer" ? "drawer" : "dialog");
  const [isThere, setThere] = useState(props.isOpen);
  const wanted = useRef(props.isOpen);
  wanted.current = props.isOpen;
  useEffect(() => {
    if (props.isOpen) {
      setThere(true);
    }
  }, [props.isOpen]);

  if (!isReady || (!isThere && !props.isOpen)) {
    return null;
  }

  const isOwn = (event: Event): boolean => event.target === event.currentTarget;
  const common = {
    open: props.isOpen && isThere,
    label: props.label || props.title || say("loading"),
    "without-header": true,
    "light-dismiss": true,
    "onwa-hide": (event: Event) => {
      // Whether it is open is for its owner to say.
      if (isOwn(event) && wanted.current) {
        props.onClose();
      }
    },
    "onwa-after-hide": (event: Event) => {
      if (isOwn(event) && !wanted.current) {
        setThere(false);
      }
    },
  };
  const body = (
    <div class="dialog-body">
      <header class="dialog-head">
        <h2>{props.title}</h2>
        <button type="button" class="icon-button" aria-label={say("close")} onClick={props.onClose}>
          <Glyph name="x" />
        </button>
      </header>
      {props.children}
    </div>
  );

  return props.kind === "drawer" ? (
    <wa-drawer {...common} placement={placements[props.position ?? ""] ?? "end"} style={{ "--size": `min(${props.breadth ?? 360}px, 100%)` }}>
      {body}
    </wa-drawer>
  ) : (
    <wa-dialog {...common} style={{ "--width": widths[props.size ?? ""] ?? "36rem" }}>
      {body}
    </wa-dialog>
  );
}
