import { say } from "../../shell/words";
import { isMap, toText, type Json } from "../../values/json";
import { cellOf } from "../columns";
import { formatDate, formatNumber, readDate } from "../format";
import { list, map, maps, number, text, variants, word, type Part } from "../part";

export type ChartType = "line" | "area" | "bar";

export interface Series {
  readonly label: string;
  readonly tone: (typeof variants)[number];
  readonly type: ChartType;
  readonly values: readonly (number | null)[];
}

export interface Point {
  /** Where it stands: milliseconds, the number itself, or its place among the rows. */
  readonly x: number;
  readonly label: string;
}

/** A chart as it is drawn: numbers alone, and how they are written. */
export interface Chart {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly axis: AxisType;
  readonly min: number | null;
  readonly max: number | null;
  /** What it looks like apart from its numbers; another look is another drawing. */
  readonly look: string;
  writeX(x: number, span: number): string;
  writeY(y: number | null): string;
}

const types = ["line", "area", "bar"] as const;
const axes = ["time", "number", "text"] as const;
type AxisType = (typeof axes)[number];
const day = 24 * 60 * 60 * 1000;

/** Colours of series that ask for none. */
const tones = ["primary", "success", "warning", "danger", "info", "default"] as const;

export function readChart(part: Part<"Chart">, language: string): Chart {
  const axis = map(part, "x") ?? {};
  const axisType = axes.find((known) => known === axis["type"]) ?? "time";
  const field = toText(axis["field"]);
  const xFormat = toText(axis["format"]);
  const format = text(part, "format");
  const type = word(part, "type", types);

  // What has no place on the axis is not drawn; the axis goes upwards, whatever the order of the rows.
  const rows = list(part, "rows")
    .map((row, place) => ({ row, x: xOf(axisType, cellOf(row, field), place) }))
    .filter((entry): entry is { row: Json; x: number } => isMap(entry.row) && entry.x !== null)
    .sort((a, b) => a.x - b.x);
  const names = rows.map(({ row }) => toText(cellOf(row, field)));

  const writeX = (x: number, span: number): string =>
    axisType === "text" ? (Number.isInteger(x) ? (names[x] ?? "") : "")
    : axisType === "number" ? formatNumber(x, xFormat, language)
    : xFormat !== "" ? formatDate(new Date(x).toISOString(), xFormat, language, true)
    : new Intl.DateTimeFormat(language, span <= 2 * day ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" }).format(x);
  const series = maps(part, "series").map((entry, place) => ({
    label: toText(entry["label"]) || toText(entry["field"]),
    tone: variants.find((known) => known === entry["variant"]) ?? tones[place % tones.length] ?? "default",
    type: types.find((known) => known === entry["type"]) ?? type,
    values: rows.map(({ row }) => numberOf(cellOf(row, toText(entry["field"])))),
  }));
  const span = (rows.at(-1)?.x ?? 0) - (rows[0]?.x ?? 0);
  return {
    points: rows.map(({ x }) => ({ x, label: writeX(x, span) })),
    series,
    axis: axisType,
    min: number(part, "min"),
    max: number(part, "max"),
    look: JSON.stringify([axisType, axis["format"] ?? null, format, language, series.map(({ tone, type }) => [tone, type])]),
    writeX,
    writeY: (y) => (y === null ? "–" : formatNumber(y, format, language)),
  };
}

/** What is said of it in one breath. */
export function summary(chart: Chart): string {
  return chart.series
    .map(({ label, values }) => {
      const known = values.filter((value) => value !== null);
      return known.length === 0
        ? say("chartNothing", { label })
        : say("chartSeries", { label, last: chart.writeY(known.at(-1) ?? null), highest: chart.writeY(known.reduce((a, b) => Math.max(a, b))) });
    })
    .join(" ");
}

function xOf(type: AxisType, value: Json, place: number): number | null {
  return type === "text" ? place : type === "number" ? numberOf(value) : typeof value === "number" ? value : (readDate(toText(value))?.getTime() ?? null);
}

function numberOf(value: Json): number | null {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : null;
}
