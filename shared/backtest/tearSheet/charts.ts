import type { BacktestResult } from '../../contracts/backtest.ts';
import { percent, ratio } from './format.ts';
import { histogram } from './histogram.ts';
import { html, type Markup } from './html.ts';
import { type Line, lineChart } from './lineChart.ts';

/** Benchmarks drawn beside the portfolio, with the look of their line; the tables have them all. */
const DRAWN = [
  { id: 'bitcoin', look: 'one', short: 'BTC' },
  { id: 'timed', look: 'two', short: 'BTC timed' },
] as const;

/** The charts of the tear sheet: value, drawdown, what is invested, random rotations, the grade's skill. */
export function charts(result: BacktestResult): Markup {
  const { days, summary } = result;
  const dates = days.map(({ date }) => date);
  const net = days.map(({ nav_net }) => nav_net);
  const drawn = DRAWN.flatMap(({ id, look, short }): Line[] => {
    const nav = summary.benchmarks.find((benchmark) => benchmark.id === id)?.nav;
    return nav === undefined ? [] : [{ name: short, look, values: nav }];
  });
  const own: Line = { name: 'Rotation, net', look: 'own', values: net };
  const gross: Line = { name: 'before costs', look: 'gross', values: days.map(({ nav_gross }) => nav_gross) };
  const { random_rotations: random } = summary;
  return html`${lineChart({
    title: 'Value of 1, logarithmic',
    description: `Net value ends at ${ratio(net[net.length - 1] ?? 1)}.`,
    dates,
    lines: [own, gross, ...drawn],
    isLog: true,
    isArea: false,
    format: (value) => String(Number(value.toPrecision(2))),
  })}
${lineChart({
  title: 'Drawdown from the peak so far',
  description: `The deepest, net, is ${percent(summary.net.max_drawdown)}.`,
  dates,
  lines: [own, ...drawn].map((line) => ({ ...line, values: drawdowns(line.values) })),
  isLog: false,
  isArea: true,
  format: (value) => percent(value, 0),
})}
${lineChart({
  title: 'Share invested (the rest is cash)',
  description: 'Sum of the weights after each close.',
  dates,
  lines: [{ name: 'invested', look: 'own', values: days.map(({ weights }) => 1 - (weights.cash ?? 0)) }],
  isLog: false,
  isArea: true,
  format: (value) => percent(value, 0),
})}
${
  random.sharpes.length === 0
    ? ''
    : histogram({
        title: `Sharpe of ${random.sharpes.length} random rotations that trade as often and as much`,
        description: `The rotation is at or above ${percent(random.sharpe_percentile, 0)} of them.`,
        values: random.sharpes,
        mark: { value: summary.net.sharpe, name: `this rotation ${ratio(summary.net.sharpe)}` },
        format: ratio,
      })
}
${
  result.grade_ic.length === 0
    ? ''
    : lineChart({
        title: 'Rank IC summed day by day (a steady climb is skill, flat is none)',
        description: `Mean a day: grade ${meanOf(summary.grade_ic)}, model alone ${meanOf(summary.model_ic)}.`,
        dates: result.grade_ic.map(({ date }) => date),
        lines: [
          { name: 'grade', look: 'own', values: summedOn(result.grade_ic, result.grade_ic) },
          { name: 'model', look: 'one', values: summedOn(result.grade_ic, result.model_ic) },
        ],
        isLog: false,
        isArea: true,
        format: (value) => String(Number(value.toPrecision(3))),
      })
}`;
}

function drawdowns(values: readonly number[]): number[] {
  let peak = 0;
  return values.map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}

const meanOf = ({ mean }: BacktestResult['summary']['grade_ic']): string => mean?.toFixed(3) ?? 'unknown';

/** Running sum of a daily series on another's dates; a day without a value adds nothing. */
function summedOn(dates: BacktestResult['grade_ic'], series: BacktestResult['grade_ic']): number[] {
  const byDate = new Map(series.map(({ date, ic }) => [date, ic]));
  let sum = 0;
  return dates.map(({ date }) => {
    sum += byDate.get(date) ?? 0;
    return sum;
  });
}
