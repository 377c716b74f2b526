import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";

interface PopoverProps {
  readonly label: string;
  readonly button: ComponentChildren;
  readonly class?: string;
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

/** A button of the bar and what it opens. The browser closes it at Escape and at a click elsewhere, and gives the focus back. */
export function Popover({ label, button, onOpen, children, ...rest }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="icon-button bar-button" aria-label={label} aria-expanded={isOpen} popovertarget={id}>
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class={`popover ${rest.class ?? ""}`}
        role="dialog"
        aria-label={isOpen ? label : undefined}
        onToggle={(event) => {
          const opens = event.newState === "open";
          setOpen(opens);
          if (opens) {
            onOpen?.();
          }
        }}
      >
        {isOpen ? children : null}
      </div>
    </>
  );
}
