import type { CloseInputs } from '../../shared/contracts/inputs.ts';
import { barChecks, barsHash, inputsHash } from '../../shared/engine/closeInputs.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { modelHash } from '../../shared/model/modelCard.ts';
import type { ModelArtefact } from '../../shared/model/types.ts';
import { getCloseInputs, pinCloseInputs } from '../adapters/records/closeInputs.ts';
import { type BarRevisions, barsAt, newestRevisions } from './barsPanel.ts';
import { type ComputeContext, WINDOW_DAYS } from './context.ts';

/**
 * The inputs of a close: those an earlier run pinned it to, else the newest bar revisions of `[from, day]`. `previous` is
 * the close before it, none for the genesis. The hash of every day's bars stands in the inputs of the first close that
 * reads them, and `inputs_hash`, of all of it and the rules, in the log entry: so the log commits to every bar.
 */
export async function inputsOf(
  context: ComputeContext,
  bars: BarRevisions,
  from: EpochDay,
  day: EpochDay,
  previous: CloseInputs | undefined,
  artefact: ModelArtefact | undefined,
): Promise<CloseInputs> {
  const pinned = await getCloseInputs(context.store, day);
  if (pinned !== undefined) return pinned;
  const date = isoDateOf(day);
  const revisions = newestRevisions(bars, from, day);
  const at = barsAt(bars);
  const read = newlyRead(revisions, Math.max(from, day - WINDOW_DAYS), day, previous);
  const draft = {
    seq: previous === undefined ? 0 : previous.seq + 1,
    date,
    methodology_version: context.params.methodologyVersion,
    started_on: previous?.started_on ?? date,
    history_from: previous?.history_from ?? isoDateOf(from),
    window_from: isoDateOf(from),
    revisions,
    bars: Object.fromEntries(read.map((one) => [one, barsHash(at(one, revisions[one] ?? 0) ?? [])])),
    checks: barChecks(at(date, revisions[date] ?? 0) ?? []),
    registry_hash: context.registryHash,
    parameters_hash: context.parametersHash,
    code_hash: context.codeHash,
    model_hash: artefact === undefined ? null : modelHash(artefact),
  };
  return { ...draft, inputs_hash: inputsHash(draft) };
}

/** Pins a close to its inputs before anything else of it is written. */
export function pin(context: ComputeContext, day: EpochDay, inputs: CloseInputs): Promise<CloseInputs> {
  return pinCloseInputs(context.store, day, inputs);
}

/** Days of `[from, day]` whose bars the close before did not read at this revision, ascending. */
function newlyRead(
  revisions: Readonly<Record<string, number>>,
  from: EpochDay,
  day: EpochDay,
  previous: CloseInputs | undefined,
): string[] {
  const known = previous === undefined ? from - 1 : dayOf(previous.date);
  const dates: string[] = [];
  for (let at = from; at <= day; at++) {
    const date = isoDateOf(at);
    const revision = revisions[date] ?? 0;
    const before = at <= known ? (previous?.revisions[date] ?? 0) : undefined;
    if (revision >= 0 && revision !== before) dates.push(date);
  }
  return dates;
}
