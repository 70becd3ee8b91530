import type { BacktestResult } from '../../contracts/backtest.ts';
import { csv } from './csv.ts';

/** The tables beside `result.json`, by file name. */
export function tables(result: BacktestResult): Readonly<Record<string, string>> {
  const symbols = new Map(result.tokens.map(({ id, symbol }) => [id, symbol]));
  const symbolOf = (token: string | null) => (token === null ? null : (symbols.get(token) ?? token));
  const benchmarks = result.summary.benchmarks;
  return {
    'days.csv': csv(
      ['date', 'nav_net', 'nav_gross', 'cost', 'turnover', 'cash', ...benchmarks.map(({ id }) => id)],
      result.days.map(({ date, nav_net, nav_gross, cost, turnover, weights }, i) => [
        ...[date, nav_net, nav_gross, cost, turnover, weights.cash ?? null],
        ...benchmarks.map(({ nav }) => nav[i] ?? null),
      ]),
    ),
    'trades.csv': csv(
      ['date', 'token', 'symbol', 'weight_change', 'price', 'cost', 'reasons'],
      result.trades.map(({ date, token, weight_change, price, cost, reasons }) => {
        return [date, token, symbolOf(token), weight_change, price, cost, reasons.join(' ')];
      }),
    ),
    'moves.csv': csv(
      ['date', 'tranche', 'reason', 'narrative', 'token', 'symbol', 'rule', 'inputs', 'runner_up', 'reversal'],
      result.moves.map(({ date, tranche, reason, narrative, token, explanation }) => [
        ...[date, tranche, reason, narrative, token, symbolOf(token), explanation.rule],
        explanation.inputs.map(inputText).join('; '),
        explanation.runner_up,
        explanation.reversal,
      ]),
    ),
    'grades.csv': csv(
      ['date', 'token', 'symbol', 'grade', 'signal'],
      result.grades.flatMap(({ date, by_token }, i) =>
        Object.entries(by_token).map(([token, grade]) => {
          return [date, token, symbolOf(token), grade, result.signals[i]?.by_token[token] ?? null];
        }),
      ),
    ),
  };
}

function inputText({ name, value, threshold }: BacktestResult['moves'][number]['explanation']['inputs'][number]) {
  return `${name} ${value ?? 'unknown'}${threshold === null ? '' : ` against ${threshold}`}`;
}
