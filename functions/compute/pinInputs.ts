import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { type CloseInputs, getCloseInputs, pinCloseInputs } from '../adapters/records/closeInputs.ts';
import { type BarRevisions, barsAt, newestRevisions } from './barsPanel.ts';
import type { ComputeContext } from './context.ts';

/**
 * The inputs of a close: those an earlier run pinned it to, else the newest bar revisions of `[from, day]`. `inputsHash`
 * covers the day's bars as read, which revisions the window had, and the rules; it is what the log entry holds.
 */
export async function inputsOf(
  context: ComputeContext,
  bars: BarRevisions,
  from: EpochDay,
  day: EpochDay,
): Promise<CloseInputs> {
  const pinned = await getCloseInputs(context.store, day);
  if (pinned !== undefined) return pinned;
  const date = isoDateOf(day);
  const revisions = newestRevisions(bars, from, day);
  const rules = {
    registryHash: context.registryHash,
    parametersHash: context.parametersHash,
    codeHash: context.codeHash,
  };
  const rows = barsAt(bars, date, revisions)?.rows ?? [];
  const inputsHash = sha256Hex(canonicalJson({ date, rows, revisions, windowFrom: isoDateOf(from), ...rules }));
  return { date, revisions, windowFrom: isoDateOf(from), inputsHash, ...rules };
}

/** Pins a close to its inputs before anything else of it is written. */
export function pin(context: ComputeContext, day: EpochDay, inputs: CloseInputs): Promise<CloseInputs> {
  return pinCloseInputs(context.store, day, inputs);
}
