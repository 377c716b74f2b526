import uPlot from "uplot";
import { bars } from "./bars";
import type { Chart } from "./read";

const font = "12px system-ui, sans-serif";

/** Beyond so many points the line says it all. */
const mostDots = 32;

/** Steps of an axis that counts: nobody runs half a task. */
const wholeSteps = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/**
 * How a chart is drawn. `chart` gives it as it is at that moment, its look aside: numbers change, and colours with the theme,
 * so both are asked for with every drawing. `swatches` and `box` have the colours.
 */
export function plotOptions(chart: () => Chart, swatches: readonly Element[], box: HTMLElement, onPlace: (place: number | null) => void): uPlot.Options {
  const { axis, series } = chart();
  const colour = (of: Element | undefined, name: "color" | "backgroundColor" | "outlineColor"): string => (of === undefined ? "" : getComputedStyle(of)[name]);
  const quiet = (): string => colour(box, "color");
  const line = (): string => colour(box, "outlineColor");
  const barCount = series.filter(({ type }) => type === "bar").length;
  const isWhole = (): boolean => chart().series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)));
  const ruler = { font, stroke: quiet, ticks: { show: false }, border: { show: false } };
  let bar = 0;
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    ms: 1,
    padding: [8, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7 } },
    hooks: { setCursor: [(plot) => onPlace(plot.cursor.idx ?? null)] },
    scales: {
      x: { time: axis === "time", range: (_, low, high) => widened(chart(), low, high, barCount > 0) },
      y: { range: (_, low, high) => heights(chart(), low, high) },
    },
    axes: [
      {
        ...ruler,
        space: 64,
        size: 30,
        grid: { show: false },
        values: (plot, splits) => splits.map((x) => chart().writeX(x, (plot.scales["x"]?.max ?? 0) - (plot.scales["x"]?.min ?? 0))),
        ...(axis === "text" ? { incrs: wholeSteps } : {}),
      },
      {
        ...ruler,
        grid: { stroke: line, width: 1 },
        size: (_, values) => 14 + 7.5 * Math.max(2, ...(values ?? []).map((value) => value.length)),
        values: (_, splits) => splits.map((y) => chart().writeY(y)),
        incrs: () => (isWhole() ? wholeSteps : [...Array.from({ length: 12 }, (_, power) => [1, 2, 2.5, 5].map((step) => step * 10 ** (power - 12))).flat(), ...wholeSteps]),
      },
    ],
    series: [
      {},
      ...series.map(({ type }, place): uPlot.Series => {
        const swatch = swatches[place];
        const solid = (): string => colour(swatch, "color");
        return type === "bar"
          ? { stroke: solid, fill: solid, width: 0, points: { show: false }, paths: bars(bar++, barCount) }
          : { stroke: solid, width: 2, points: { show: () => chart().points.length <= mostDots }, ...(type === "area" ? { fill: () => colour(swatch, "backgroundColor") } : {}) };
      }),
    ],
  };
}

/** Bars at the ends need room, and a single point something to stand in the middle of. */
function widened(chart: Chart, low: number, high: number, hasBars: boolean): [number, number] {
  const room = low === high ? (chart.axis === "time" ? 30_000 : 0.5) : hasBars ? (high - low) / Math.max(1, chart.points.length - 1) / 2 : 0;
  return [low - room, high + room];
}

/** From nothing to a little more than the highest, unless the page says otherwise. */
function heights({ min, max }: Chart, low: number | null, high: number | null): [number, number] {
  const from = min ?? Math.min(0, low ?? 0);
  const top = Math.max(0, high ?? 0);
  const to = max ?? (top === 0 && from === 0 ? 1 : top + (top - from) * 0.08);
  return to > from ? [from, to] : [from, from + 1];
}
