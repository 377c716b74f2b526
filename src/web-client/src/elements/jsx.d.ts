import type { ComponentChildren, JSX, Ref } from "preact";

interface ElementProps {
  class?: string;
  id?: string;
  key?: string | number;
  slot?: string;
  ref?: Ref<HTMLElement>;
  style?: JSX.CSSProperties | Record<string, string>;
  children?: ComponentChildren;
  "aria-label"?: string | undefined;
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "wa-dropdown": ElementProps & { placement?: string; "onwa-select"?: (event: CustomEvent<{ item: { value: string } }>) => void };
      "wa-dropdown-item": ElementProps & { value?: string; variant?: string; disabled?: boolean };
      "wa-select": ElementProps & {
        label?: string;
        hint?: string;
        placeholder?: string;
        multiple?: boolean;
        disabled?: boolean;
        value?: string | string[];
        "with-clear"?: boolean;
        "max-options-visible"?: number;
        onchange?: (event: Event) => void;
      };
      "wa-option": ElementProps & { value?: string; label?: string };
    }
  }
}
