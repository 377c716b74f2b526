import type uPlot from "uplot";

/** Bars from zero, those of several series side by side. */
export const bars = (place: number, count: number): uPlot.Series.PathBuilder => (plot, index, from, to) => {
  const path = new Path2D();
  const xs = plot.data[0];
  const ys = plot.data[index] ?? [];
  const zero = plot.valToPos(0, "y", true);
  // The scale has half a step of room at each end.
  const room = (plot.bbox.width / Math.max(1, xs.length)) * 0.72;
  const width = Math.max(1, Math.min(room, 48 * devicePixelRatio * count) / count);
  for (let at = from; at <= to; at++) {
    const y = ys[at];
    if (y !== null && y !== undefined && y !== 0) {
      const left = plot.valToPos(xs[at] ?? 0, "x", true) + width * (place - count / 2);
      const top = plot.valToPos(y, "y", true);
      path.rect(Math.round(left), Math.min(top, zero), Math.max(1, Math.round(width) - 1), Math.abs(zero - top));
    }
  }

  return { stroke: null, fill: path, clip: null, flags: 0 };
};
