import './validLanguage.ts';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { axisTimes, utcAsLocal } from './axisTime.ts';
import { drawEndLabels, endLabelRoom } from './drawEndLabels.ts';
import { drawHatch } from './drawHatch.ts';
import { drawMarks } from './drawMarks.ts';
import { logSplits } from './logSplits.ts';
import { type DrawnLine, drawnLines, offAxis, onAxis, seconds } from './plotData.ts';
import type { ChartSpec } from './spec.ts';
import { onThemeChange, themeColors } from './themeColors.ts';

/** A drawn chart. */
export interface Plot {
  /** Puts the read-out on a row; undefined takes it away. */
  point(row: number | undefined): void;
  destroy(): void;
}

const FONT = '12px system-ui, sans-serif';
const DASH = [5, 4];

/**
 * Draws a chart with uPlot into a box of a fixed height, and again whenever the box or the theme changes. Loaded only when
 * a chart is on the page. `onPoint` hears which row the pointer or finger is at.
 */
export function plot(box: HTMLElement, spec: ChartSpec, onPoint: (row: number | undefined) => void): Plot {
  const color = themeColors(box);
  const lines = drawnLines(spec);
  const size = () => ({ width: box.clientWidth, height: box.clientHeight });
  const tick = (value: number) => (spec.tick ?? spec.format)(offAxis(value, spec.scale));
  const ink = () => color('--ink-3');
  const grid = { stroke: () => color('--line'), width: 1 };
  const chart = new uPlot(
    {
      ...size(),
      padding: [8, spec.stacked ? 8 : endLabelRoom(spec), 0, 0],
      tzDate: utcAsLocal,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: { y: { range: yRange(spec) } },
      axes: [
        {
          stroke: ink,
          grid: { show: false },
          ticks: { ...grid, size: 5 },
          font: FONT,
          size: 30,
          space: 64,
          values: (_chart, ticks, _axis, _space, step) => axisTimes(ticks, step),
        },
        {
          stroke: ink,
          grid,
          ticks: { show: false },
          font: FONT,
          size: (_chart, values) => 14 + 7 * Math.max(3, ...(values ?? []).map((value) => value.length)),
          values: (_chart, ticks) => ticks.map(tick),
          ...(spec.scale === 'log' && { splits: (_chart, _axis, low, high) => logSplits(low, high) }),
        },
      ],
      series: [
        {},
        ...lines.map(({ series, dashed }) => ({
          stroke: () => color(series.color),
          width: series.main ? 2 : 1.25,
          points: { show: false },
          spanGaps: false,
          ...(dashed && { dash: DASH }),
          ...(spec.stacked && { fill: () => color(series.color), width: 0.5 }),
        })),
      ],
      ...(spec.band !== undefined && { bands: bandOf(lines, spec.band, color) }),
      hooks: {
        setCursor: [({ cursor }) => onPoint(cursor.idx ?? undefined)],
        draw: [
          (drawn) => {
            if (spec.stacked) drawHatch(drawn, spec, color);
            drawBaseline(drawn, spec, color);
            drawMarks(drawn, spec, color);
            if (!spec.stacked) drawEndLabels(drawn, spec, color);
          },
        ],
      },
    },
    [seconds(spec.times), ...lines.map(({ column }) => column)],
    box,
  );
  const observer = new ResizeObserver(() => chart.setSize(size()));
  observer.observe(box);
  const stopTheme = onThemeChange(() => chart.redraw(false, true));
  followFinger(chart);
  return {
    point: (row) => {
      const left = row === undefined ? -10 : chart.valToPos(chart.data[0][row] as number, 'x');
      chart.setCursor({ left, top: 10 });
    },
    destroy: () => {
      observer.disconnect();
      stopTheme();
      chart.destroy();
    },
  };
}

/** uPlot tints from the upper series to the lower one; a series that is part dashed has two of each. */
function bandOf(
  lines: readonly DrawnLine[],
  { low, high }: NonNullable<ChartSpec['band']>,
  color: (property: string) => string,
): uPlot.Band[] {
  const placesOf = (name: string) => lines.flatMap(({ series }, place) => (series.name === name ? [place + 1] : []));
  const lows = placesOf(low);
  return placesOf(high).flatMap((upper, part) => {
    const lower = lows[part];
    return lower === undefined ? [] : [{ series: [upper, lower], fill: () => color('--band') }];
  });
}

/** The data with some room above and below; a stack of shares is 0 to 1. */
function yRange(spec: ChartSpec): uPlot.Scale.Range {
  if (spec.stacked) return [0, 1];
  const baseline = spec.baseline === undefined ? undefined : (onAxis(spec.baseline, spec.scale) ?? undefined);
  return (_chart, low, high) => {
    const [bottom, top] = [Math.min(low ?? 0, baseline ?? Infinity), Math.max(high ?? 1, baseline ?? -Infinity)];
    const room = (top - bottom || Math.abs(top) || 1) * 0.06;
    return [bottom - room, top + room];
  };
}

function drawBaseline(chart: uPlot, { baseline, scale }: ChartSpec, color: (property: string) => string): void {
  const value = baseline === undefined ? null : onAxis(baseline, scale);
  if (value === null) return;
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(value, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = color('--ink-3');
  ctx.lineWidth = uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** A finger drawn along the chart moves the read-out; up and down it still scrolls the page (touch-action in charts.css). */
function followFinger(chart: uPlot): void {
  chart.over.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') return;
    chart.setCursor({ left: event.clientX - chart.over.getBoundingClientRect().left, top: 10 });
  });
}
