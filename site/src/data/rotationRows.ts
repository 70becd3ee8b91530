import type { Holding, Rotation } from '../../../shared/contracts/rotation.ts';

/** A token of the target or of the record: fractions of net asset value in each. */
export interface RotationRow {
  readonly holding: Holding;
  readonly target: number;
  readonly now: number;
}

/** Target and record side by side: by target weight, then what is only still held. */
export function rotationRows({ holdings, target }: Rotation): readonly RotationRow[] {
  const now = new Map(holdings.map((row) => [row.token, row.weight]));
  const wanted = new Set(target.holdings.map((row) => row.token));
  return [
    ...target.holdings.map((holding) => ({ holding, target: holding.weight, now: now.get(holding.token) ?? 0 })),
    ...holdings.filter((row) => !wanted.has(row.token)).map((holding) => ({ holding, target: 0, now: holding.weight })),
  ];
}
