import { html, type Markup } from './html.ts';
import { evenTicks } from './lineChart.ts';

const WIDTH = 760;
const HEIGHT = 180;
const MARGIN = { top: 26, right: 20, bottom: 24, left: 20 };
const BINS = 40;

/** Counts of values in equal bins as bars, with one value marked and named. `values` ascending, not empty. */
export function histogram(chart: {
  readonly title: string;
  readonly description: string;
  readonly values: readonly number[];
  readonly mark: { readonly value: number; readonly name: string };
  readonly format: (value: number) => string;
}): Markup {
  const { values, mark, format } = chart;
  const ticks = evenTicks(
    Math.min(values[0] as number, mark.value),
    Math.max(values[values.length - 1] as number, mark.value),
  );
  const [low, high] = [ticks[0] as number, ticks[ticks.length - 1] as number];
  const plot = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / (high - low || 1)) * BINS));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const most = Math.max(...counts);
  const x = (value: number) => MARGIN.left + (plot.width * (value - low)) / (high - low || 1);
  const base = HEIGHT - MARGIN.bottom;
  const anchor = x(mark.value) > WIDTH / 2 ? 'end' : 'start';
  return html`<figure><figcaption>${chart.title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${chart.title}</title><desc>${chart.description}</desc>
${counts.map((count, bin) => {
  const height = (plot.height * count) / most;
  const left = MARGIN.left + (plot.width * bin) / BINS;
  return html`<rect class="bar" x="${left.toFixed(1)}" y="${(base - height).toFixed(1)}" width="${(plot.width / BINS - 1).toFixed(1)}" height="${height.toFixed(1)}"/>`;
})}
${ticks.map((tick) => html`<text class="tick middle" x="${x(tick).toFixed(1)}" y="${HEIGHT - 6}">${format(tick)}</text>`)}
<line class="line own" x1="${x(mark.value).toFixed(1)}" x2="${x(mark.value).toFixed(1)}" y1="${MARGIN.top - 4}" y2="${base}"/>
<text class="name own ${anchor}" x="${x(mark.value).toFixed(1)}" y="14">${mark.name}</text>
</svg></figure>`;
}
