import type uPlot from 'uplot';
import { onAxis } from './plotData.ts';
import type { ChartSpec } from './spec.ts';

const HALF = 5;
/** Where marks crowd, smaller ones overlap less. */
const CROWD = 60;
const HALF_IN_CROWD = 3;
/** Gap between the line and an arrow, in half widths of the arrow. */
const AWAY = 0.8;
const TICK = 16;
const COLOR = { up: '--up', down: '--down', level: '--ink-3', tick: '--ink' } as const;

/** The marks on the main line: arrows under it pointing up, above it pointing down, squares on it. */
export function drawMarks(chart: uPlot, spec: ChartSpec, color: (property: string) => string): void {
  const main = spec.series.find((series) => series.main) ?? spec.series[0];
  if (main === undefined || spec.marks === undefined) return;
  const { ctx } = chart;
  const ratio = window.devicePixelRatio;
  const half = (spec.marks.length > CROWD ? HALF_IN_CROWD : HALF) * ratio;
  const rows = new Map(spec.times.map((time, row) => [time, row]));
  ctx.save();
  for (const mark of spec.marks) {
    const row = rows.get(mark.time);
    if (mark.kind === 'tick' && row !== undefined) drawTick(chart, row, mark.size ?? 1, color);
    if (mark.kind === 'tick') continue;
    const value = row === undefined ? null : onAxis(main.values[row] ?? null, spec.scale);
    if (row === undefined || value === null) continue;
    ctx.fillStyle = color(COLOR[mark.kind]);
    ctx.strokeStyle = color('--surface');
    ctx.lineWidth = 1.5 * ratio;
    const x = chart.valToPos(chart.data[0][row] as number, 'x', true);
    const path = shape(mark.kind, x, chart.valToPos(value, 'y', true), half);
    ctx.stroke(path);
    ctx.fill(path);
  }
  ctx.restore();
}

/** A tick standing on the time axis. */
function drawTick(chart: uPlot, row: number, size: number, color: (property: string) => string): void {
  const { ctx, bbox } = chart;
  const ratio = window.devicePixelRatio;
  const [height, floor] = [TICK * ratio * size, bbox.top + bbox.height];
  const left = Math.round(chart.valToPos(chart.data[0][row] as number, 'x', true) - ratio);
  ctx.fillStyle = color('--surface');
  ctx.fillRect(left - ratio, floor - height - ratio, 4 * ratio, height + ratio);
  ctx.fillStyle = color(COLOR.tick);
  ctx.fillRect(left, floor - height, 2 * ratio, height);
}

function shape(kind: 'up' | 'down' | 'level', x: number, y: number, half: number): Path2D {
  const path = new Path2D();
  if (kind === 'level') {
    path.rect(x - half * 0.7, y - half * 0.7, half * 1.4, half * 1.4);
    return path;
  }
  const side = kind === 'up' ? 1 : -1;
  const tip = y + side * half * AWAY;
  path.moveTo(x, tip);
  path.lineTo(x + half, tip + side * half * 1.8);
  path.lineTo(x - half, tip + side * half * 1.8);
  path.closePath();
  return path;
}
