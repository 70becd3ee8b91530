import type { DecisionRow } from '../contracts/rotation.ts';
import { PARAMETERS } from '../engine/parameters.ts';
import { decisionRow } from '../engine/snapshot/rotationRows.ts';
import type { EpochDay } from '../market/day.ts';
import { rotationOver } from './rotationOver.ts';
import type { WhatIfHistory } from './types.ts';

/** What a move by a signal rests on and published closes do not tell: they say which signal, not how near it was. */
const UNTOLD: readonly string[] = ['probability', 'trend'];

/**
 * Every decision of the unchanged rules over published closes of `[from, to]`, from cash, ascending: the moves of the
 * hypothetical back-test with their explanations. Numbers that are not published by close are null.
 */
export function movesOf(
  history: WhatIfHistory,
  { from, to }: { readonly from: EpochDay; readonly to: EpochDay },
): readonly DecisionRow[] {
  const wanted = history.closes.filter(({ kept }) => kept.day >= from && kept.day <= to);
  return rotationOver(wanted, PARAMETERS).flatMap(({ rotation }) =>
    rotation.decisions
      .map(decisionRow)
      .map((row) => (row.explanation.rule === 'rotation.exit.bearish' ? withoutUntold(row) : row)),
  );
}

function withoutUntold(row: DecisionRow): DecisionRow {
  const inputs = row.explanation.inputs.map((input) =>
    UNTOLD.includes(input.name) ? { ...input, value: null } : input,
  );
  return { ...row, explanation: { ...row.explanation, inputs, reversal: 'a signal that had not turned bearish' } };
}
