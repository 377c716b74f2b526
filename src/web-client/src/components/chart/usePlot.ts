import { useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { theme } from "../../shell/theme";
import { plotOptions } from "./options";
import type { Chart } from "./read";

/** Keeps the drawing in its box: its numbers, its size, its colours. Nothing is drawn where the browser has no canvas. */
export function usePlot(box: RefObject<HTMLElement | null>, swatches: RefObject<HTMLElement | null>, chart: Chart, onPlace: (place: number | null) => void): void {
  const plot = useRef<uPlot | null>(null);
  const current = useRef(chart);
  current.current = chart;

  useLayoutEffect(() => {
    const into = box.current;
    if (into === null || document.createElement("canvas").getContext("2d") === null) {
      return;
    }

    const made = new uPlot(plotOptions(() => current.current, [...(swatches.current?.querySelectorAll(".chart-swatch") ?? [])], into, onPlace), dataOf(current.current), into);
    plot.current = made;
    const sizes = new ResizeObserver(() => made.setSize({ width: into.clientWidth, height: into.clientHeight }));
    sizes.observe(into);
    return () => {
      sizes.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [chart.look]);

  const numbers = JSON.stringify([chart.min, chart.max, dataOf(chart)]);
  useEffect(() => plot.current?.setData(dataOf(current.current)), [numbers]);

  // Colours are read when they are drawn with: all that is needed is to draw again.
  useSignalEffect(() => {
    void theme.value;
    plot.current?.redraw(false);
  });
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const redraw = (): void => plot.current?.redraw(false);
    dark.addEventListener("change", redraw);
    return () => dark.removeEventListener("change", redraw);
  }, []);
}

const dataOf = (chart: Chart): uPlot.AlignedData => [chart.points.map(({ x }) => x), ...chart.series.map(({ values }) => [...values])];
