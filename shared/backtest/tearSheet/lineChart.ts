import { html, type Markup } from './html.ts';

export interface Line {
  readonly name: string;
  /** Class that colours and dashes it: `own`, `gross`, `one`, `two`. */
  readonly look: string;
  readonly values: readonly number[];
}

export interface LineChart {
  readonly title: string;
  /** What it shows, in words, for those who do not see it. */
  readonly description: string;
  readonly dates: readonly string[];
  readonly lines: readonly Line[];
  readonly isLog: boolean;
  /** Fills the area between the first line and 0. */
  readonly isArea: boolean;
  readonly format: (value: number) => string;
}

const WIDTH = 760;
const HEIGHT = 250;
const MARGIN = { top: 10, right: 118, bottom: 22, left: 52 };
const LABEL_GAP = 13;

/** Lines over days as inline SVG: years below, values left, each line named at its end. No script. */
export function lineChart(chart: LineChart): Markup {
  const { dates, lines, isLog, format } = chart;
  const all = lines.flatMap(({ values }) => values);
  const scale = isLog ? Math.log : (value: number) => value;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const ticks = isLog ? logTicks(low, high) : evenTicks(low, high);
  const [bottom, top] = [Math.min(low, ticks[0] ?? low), Math.max(high, ticks[ticks.length - 1] ?? high)].map(
    scale,
  ) as [number, number];
  const plot = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const x = (i: number) => MARGIN.left + (plot.width * i) / Math.max(1, dates.length - 1);
  const y = (value: number) => MARGIN.top + plot.height * (1 - (scale(value) - bottom) / (top - bottom || 1));
  const points = (values: readonly number[]) =>
    values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const labels = spread(
    lines.map(({ values }) => y(values[values.length - 1] ?? 0)),
    HEIGHT - MARGIN.bottom,
  );
  const [first] = lines;
  const area = chart.isArea && first !== undefined;
  return html`<figure><figcaption>${chart.title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${chart.title}</title><desc>${chart.description}</desc>
${ticks.map((tick) => html`<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/><text class="tick end" x="${MARGIN.left - 6}" y="${(y(tick) + 4).toFixed(1)}">${format(tick)}</text>`)}
${yearStarts(dates).map(({ at, year }) => html`<line class="grid" x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/><text class="tick" x="${(x(at) + 4).toFixed(1)}" y="${HEIGHT - 6}">${year}</text>`)}
${area ? html`<polygon class="area" points="${x(0).toFixed(1)},${y(0).toFixed(1)} ${points(first.values)} ${x(first.values.length - 1).toFixed(1)},${y(0).toFixed(1)}"/>` : ''}
${lines.map(({ look, values }) => html`<polyline class="line ${look}" points="${points(values)}"/>`)}
${lines.map(({ name, look }, i) => html`<text class="name ${look}" x="${WIDTH - MARGIN.right + 6}" y="${((labels[i] ?? 0) + 4).toFixed(1)}">${name}</text>`)}
</svg></figure>`;
}

function yearStarts(dates: readonly string[]): { at: number; year: string }[] {
  return dates.flatMap((date, at) => {
    const year = date.slice(0, 4);
    return at > 0 && dates[at - 1]?.slice(0, 4) === year ? [] : [{ at, year: at === 0 ? date.slice(0, 7) : year }];
  });
}

/** Round steps of 1, 2 or 5 with about five ticks. */
export function evenTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
}

/** 1, 2 and 5 times powers of ten across the range. */
function logTicks(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of [1, 2, 5]) ticks.push(factor * 10 ** power);
  }
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  return inside.length < 2 ? evenTicks(low, high).filter((tick) => tick > 0) : inside;
}

/** Moves labels apart so that none covers another; order kept. */
function spread(wanted: readonly number[], lowest: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const placed = [...wanted];
  order.forEach((index, i) => {
    const above = order[i - 1];
    if (above !== undefined) placed[index] = Math.max(placed[index] as number, (placed[above] as number) + LABEL_GAP);
  });
  for (let i = order.length - 1; i >= 0; i--) {
    const index = order[i] as number;
    const below = order[i + 1];
    const limit = below === undefined ? lowest : (placed[below] as number) - LABEL_GAP;
    placed[index] = Math.min(placed[index] as number, limit);
  }
  return placed;
}
