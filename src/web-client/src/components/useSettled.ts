import { useEffect, useState } from "preact/hooks";

const pause = 250;

/** A value once it has stayed the same for a moment: who types is not asked for at each letter. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (value === settled) {
      return;
    }

    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
