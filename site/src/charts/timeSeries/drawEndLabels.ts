import type uPlot from 'uplot';
import { onAxis } from './plotData.ts';
import type { ChartSeries, ChartSpec } from './spec.ts';
import { spreadLabels } from './spreadLabels.ts';

const LINE = 14;
const AWAY = 6;
const fontOf = ({ main }: ChartSeries, pixels: number) => `${main ? 600 : 400} ${pixels}px system-ui, sans-serif`;

/** Pixels that the longest name needs right of the lines; a phone's chart gets no less room than its words take. */
export function endLabelRoom({ series }: ChartSpec): number {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return 0;
  const widths = series.map((one) => {
    pen.font = fontOf(one, 12);
    return pen.measureText(one.short).width;
  });
  return Math.ceil(Math.max(0, ...widths)) + AWAY + 2;
}

/** The short name of each line at its end, in its colour: nobody has to match colours with a legend. */
export function drawEndLabels(chart: uPlot, spec: ChartSpec, color: (property: string) => string): void {
  const { ctx, bbox } = chart;
  const ratio = window.devicePixelRatio;
  const ends = spec.series.flatMap((series) => {
    if (series.short === '') return [];
    const row = series.values.findLastIndex((value) => value !== null);
    const value = onAxis(series.values[row] ?? null, spec.scale);
    return value === null ? [] : [{ series, y: chart.valToPos(value, 'y', true) }];
  });
  const heights = spreadLabels(
    ends.map(({ y }) => y),
    LINE * ratio,
    bbox.top + (LINE / 2) * ratio,
    bbox.top + bbox.height - (LINE / 2) * ratio,
  );
  ctx.save();
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ends.forEach(({ series }, place) => {
    ctx.font = fontOf(series, 12 * ratio);
    ctx.fillStyle = color(series.color);
    ctx.fillText(series.short, bbox.left + bbox.width + AWAY * ratio, heights[place] as number);
  });
  ctx.restore();
}
