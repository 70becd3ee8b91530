import { csv } from '../../../../../shared/backtest/tables/csv.ts';
import type { DecisionRow } from '../../../../../shared/contracts/rotation.ts';

/** Moves with their explanations as CSV; text that a spreadsheet would run is neutralised. */
export function movesCsv(moves: readonly DecisionRow[]): string {
  return csv(
    ['date', 'tranche', 'reason', 'narrative', 'token', 'rule', 'inputs', 'runner_up', 'reversal'],
    moves.map(({ date, tranche, reason, narrative, token, explanation }) => [
      ...[date, tranche, reason, narrative, token, explanation.rule],
      explanation.inputs
        .map(
          ({ name, value, threshold }) =>
            `${name} ${value ?? 'unknown'}${threshold === null ? '' : ` against ${threshold}`}`,
        )
        .join('; '),
      explanation.runner_up,
      explanation.reversal,
    ]),
  );
}
