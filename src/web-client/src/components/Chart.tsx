import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { say, spoken } from "../shell/words";
import { readChart, summary, type Chart as Shown } from "./chart/read";
import { usePlot } from "./chart/usePlot";
import { flag, text, type Part } from "./part";
import "uplot/dist/uPlot.min.css";
import "../styles/chart.css";

/** How many rows a screen reader is given, the last ones: who reads them one by one needs no more. */
const readable = 500;

export default function Chart(part: Part<"Chart">) {
  const chart = readChart(part, spoken());
  return chart.points.length === 0 || chart.series.length === 0 ? (
    <p class="empty">{text(part, "empty_text") || say("emptyList")}</p>
  ) : (
    <Figure chart={chart} name={text(part, "aria_label") || text(part, "label")} hasLegend={flag(part, "legend")} />
  );
}

function Figure({ chart, name, hasLegend }: { chart: Shown; name: string; hasLegend: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const pointed = useSignal<number | null>(null);
  usePlot(box, legend, chart, (place) => {
    pointed.value = place;
  });
  return (
    <figure class="chart">
      <Legend into={legend} chart={chart} pointed={pointed} isShown={hasLegend} />
      <div class="chart-plot" ref={box} role="img" aria-label={`${name}. ${summary(chart)}`} />
      <div class="only-read">
        <ReadTable chart={chart} name={name} />
      </div>
    </figure>
  );
}

/** The names of the series, and their numbers where the pointer is. Its swatches are also where the drawing has its colours from. */
function Legend({ into, chart, pointed, isShown }: { into: RefObject<HTMLDivElement | null>; chart: Shown; pointed: ReadonlySignal<number | null>; isShown: boolean }) {
  // Rows may have gone since the pointer was there.
  const place = pointed.value ?? -1;
  const point = chart.points[place];
  return (
    <div class={isShown ? "chart-legend" : "only-read"} ref={into} aria-hidden="true">
      {chart.series.map(({ label, tone, values }, index) => (
        <span key={index} class={`chart-key tone-${tone}`}>
          <span class="chart-swatch" />
          {label}
          {point === undefined ? null : <b class="numbers">{chart.writeY(values[place] ?? null)}</b>}
        </span>
      ))}
      {point === undefined ? null : <span class="chart-place numbers">{point.label}</span>}
    </div>
  );
}

function ReadTable({ chart, name }: { chart: Shown; name: string }) {
  const first = Math.max(0, chart.points.length - readable);
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <td />
          {chart.series.map(({ label }, column) => <th key={column} scope="col">{label}</th>)}
        </tr>
      </thead>
      <tbody>
        {chart.points.slice(first).map(({ label }, row) => (
          <tr key={row}>
            <th scope="row">{label}</th>
            {chart.series.map(({ values }, column) => <td key={column}>{chart.writeY(values[first + row] ?? null)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
