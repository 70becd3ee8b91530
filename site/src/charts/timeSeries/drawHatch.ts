import type uPlot from 'uplot';
import { firstKnown } from './plotData.ts';
import type { ChartSpec } from './spec.ts';

const GAP = 7;

/** Hatches the part of a stack that was not known in advance: layers have no line that could be dashed. */
export function drawHatch(chart: uPlot, spec: ChartSpec, color: (property: string) => string): void {
  const known = firstKnown(spec);
  if (known === 0) return;
  const { ctx, bbox } = chart;
  const ratio = window.devicePixelRatio;
  const last = chart.data[0][Math.min(known, spec.times.length - 1)] as number;
  const right = Math.min(chart.valToPos(last, 'x', true), bbox.left + bbox.width);
  const gap = GAP * ratio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, right - bbox.left, bbox.height);
  ctx.clip();
  ctx.strokeStyle = color('--surface');
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1.5 * ratio;
  ctx.beginPath();
  for (let x = bbox.left - bbox.height; x < right; x += gap) {
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
  }
  ctx.stroke();
  ctx.restore();
}
