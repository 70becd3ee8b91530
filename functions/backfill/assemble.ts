import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import type { Checkpoint } from '../adapters/records/backfillRecords.ts';
import type { BarRow } from '../adapters/records/formats.ts';
import { mergeBarRows } from '../adapters/records/mergeBarRows.ts';
import type { BackfillDeps, Span } from './deps.ts';
import { historyRows } from './historyRows.ts';
import { writeDays } from './writeDays.ts';

/** Refusals named in one line of the log. */
const SHOWN = 50;

/**
 * Turns the filled checkpoints into day bars: revision 00 of each day that has none, the next one where tokens were
 * filled since. Killed half-way, the next run writes the rest. Returns the number of revisions written.
 */
export async function assemble(deps: BackfillDeps, checkpoints: Iterable<Checkpoint>, span: Span): Promise<number> {
  const rowsOf = new Map<EpochDay, BarRow[]>();
  const refused: string[] = [];
  for (let day = span.from; day <= span.to; day++) rowsOf.set(day, []);
  for (const { token, status, series } of checkpoints) {
    if (status !== 'filled') continue;
    for (const { day, row, refusal } of historyRows(token, series, deps.params)) {
      rowsOf.get(day)?.push(row);
      if (refusal !== undefined) refused.push(`${token} ${isoDateOf(day)}: ${refusal}`);
    }
  }
  if (refused.length > 0)
    deps.log.warn('backfill: closes of history were refused', {
      count: refused.length,
      refused: refused.slice(0, SHOWN),
    });
  const days = [...rowsOf].filter(([, rows]) => rows.length > 0).map(([day]) => day);
  return writeDays(deps.store, days, (day, existing) => mergeBarRows(existing, rowsOf.get(day) ?? []));
}
