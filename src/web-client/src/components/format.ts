import { toText, type Json } from "../values/json";

/** A number by a pattern such as `0.00`, `#,##0.0` or `0 %`; without one as the language writes it. */
export function formatNumber(value: Json, pattern: string, language: string, isWhole = false): string {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) {
    return toText(value);
  }

  if (pattern === "") {
    // Whole numbers are often names of things, and those are written without marks between their digits.
    return new Intl.NumberFormat(language, isWhole ? { maximumFractionDigits: 0, useGrouping: false } : { maximumFractionDigits: 6 }).format(number);
  }

  const found = /[#0,]*[#0](?:\.([#0]+))?\s?%?/.exec(pattern);
  if (found === null) {
    return toText(value);
  }

  const digits = found[1] ?? "";
  const isPercent = found[0].endsWith("%");
  const written = new Intl.NumberFormat(language, {
    style: isPercent ? "percent" : "decimal",
    useGrouping: found[0].includes(","),
    minimumFractionDigits: digits.replaceAll("#", "").length,
    maximumFractionDigits: digits.length,
    minimumIntegerDigits: Math.max(1, found[0].split(".")[0]?.replaceAll(/[^0]/g, "").length ?? 1),
  }).format(number);
  return pattern.slice(0, found.index) + written + pattern.slice(found.index + found[0].length);
}

/** A date by a pattern such as `dd.MM.yyyy HH:mm`; without one as the language writes it. */
export function formatDate(value: Json, pattern: string, language: string, withTime: boolean): string {
  const written = toText(value);
  const date = readDate(written);
  if (date === null) {
    return written;
  }

  if (pattern === "") {
    return new Intl.DateTimeFormat(language, withTime ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "medium" }).format(date);
  }

  const pad = (number: number, length: number): string => String(number).padStart(length, "0");
  const month = (style: "short" | "long"): string => new Intl.DateTimeFormat(language, { month: style }).format(date);
  const day = (style: "short" | "long"): string => new Intl.DateTimeFormat(language, { weekday: style }).format(date);
  const parts: Readonly<Record<string, string>> = {
    yyyy: pad(date.getFullYear(), 4), yy: pad(date.getFullYear() % 100, 2),
    MMMM: month("long"), MMM: month("short"), MM: pad(date.getMonth() + 1, 2), M: String(date.getMonth() + 1),
    dddd: day("long"), ddd: day("short"), dd: pad(date.getDate(), 2), d: String(date.getDate()),
    HH: pad(date.getHours(), 2), H: String(date.getHours()), hh: pad(date.getHours() % 12 || 12, 2), h: String(date.getHours() % 12 || 12),
    mm: pad(date.getMinutes(), 2), m: String(date.getMinutes()), ss: pad(date.getSeconds(), 2), s: String(date.getSeconds()),
    tt: date.getHours() < 12 ? "AM" : "PM",
  };
  return pattern.replaceAll(/'([^']*)'|y{2,4}|M{1,4}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|tt/g, (part, quoted: string | undefined) => quoted ?? parts[part] ?? part);
}

/** A date alone is that day wherever one is; a time without a zone is local. */
export function readDate(written: string): Date | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  const date = day === null ? new Date(written.replace(" ", "T")) : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  return written === "" || Number.isNaN(date.getTime()) ? null : date;
}
