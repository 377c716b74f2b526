import { spoken } from "../shell/words";

export interface BarProps {
  /** From 0 to 1; null for what runs without an end in sight. */
  readonly value: number | null;
  readonly label: string;
  readonly shown?: string;
  readonly variant?: string;
  readonly showPercent?: boolean;
}

export function Bar({ value, label, shown = "", variant = "primary", showPercent = false }: BarProps) {
  const part = value === null ? null : Math.min(Math.max(value, 0), 1);
  const percent = part === null ? "" : new Intl.NumberFormat(spoken(), { style: "percent" }).format(part);
  return (
    <div class={`progress tone-${variant === "default" ? "primary" : variant}`}>
      {shown === "" && (!showPercent || part === null) ? null : (
        <div class="progress-words">
          <span>{shown}</span>
          {showPercent ? <span class="numbers">{percent}</span> : null}
        </div>
      )}
      <div
        class={part === null ? "meter meter-endless" : "meter"}
        role="progressbar"
        aria-label={label || "…"}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === null ? undefined : Math.round(part * 100)}
        aria-valuetext={part === null ? undefined : percent}
      >
        <div class="meter-fill" style={part === null ? {} : { transform: `scaleX(${part})` }} />
      </div>
    </div>
  );
}
