import type uPlot from 'uplot';
import { onAxis } from './plotData.ts';
import type { ChartSpec } from './spec.ts';
import { spreadLabels } from './spreadLabels.ts';

const LINE = 14;

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
    ctx.font = `${series.main ? 600 : 400} ${12 * ratio}px system-ui, sans-serif`;
    ctx.fillStyle = color(series.color);
    ctx.fillText(series.short, bbox.left + bbox.width + 6 * ratio, heights[place] as number);
  });
  ctx.restore();
}
