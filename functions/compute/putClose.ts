import type { LogEntry } from '../../shared/contracts/rotation.ts';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { cashOf, decisionRow, tradeRow } from '../../shared/engine/snapshot/rotationRows.ts';
import type { DayFacts, EngineState } from '../../shared/engine/types.ts';
import { isoDateOf } from '../../shared/market/day.ts';
import { hashEntry } from '../../shared/rotation/logEntry.ts';
import type { CloseInputs } from '../adapters/records/closeInputs.ts';
import { putCloseRecord } from '../adapters/records/closeRecords.ts';
import { putState, type StateRecord } from '../adapters/records/engineStates.ts';
import { appendLogEntry } from '../adapters/records/rotationLog.ts';
import type { ComputeContext } from './context.ts';

/** Writes one close's facts. */
export async function putFacts({ store }: ComputeContext, facts: DayFacts): Promise<void> {
  const { day, grades, liquidity, coverage, omega } = facts;
  await Promise.all([
    putCloseRecord(store, 'INDEX', day, facts.indices),
    putCloseRecord(store, 'GRADES', day, { grades, liquidity, coverage }),
    putCloseRecord(store, 'SIGNALS', day, { token: facts.tokenSignals, narrative: facts.narrativeSignals, omega }),
    putCloseRecord(store, 'ALLOCATION', day, facts.rotation),
  ]);
}

/**
 * Writes a close of the record: facts, then its log entry, then the state, which says that everything before it is
 * there. Every put is if-absent and every body deterministic, so a repeat after a kill anywhere ends in the same table.
 */
export async function putClose(
  context: ComputeContext,
  close: { readonly facts: DayFacts; readonly state: EngineState; readonly inputs: CloseInputs },
  kind: LogEntry['kind'],
  before: Pick<StateRecord, 'startedOn' | 'benchmarkStart'> & { readonly head?: StateRecord['head'] },
): Promise<StateRecord> {
  await putFacts(context, close.facts);
  const entry = entryOf(context, kind, close, before.head);
  await appendLogEntry(context.store, entry);
  const record: StateRecord = {
    state: close.state,
    head: { seq: entry.seq, hash: entry.hash },
    startedOn: before.startedOn,
    benchmarkStart: before.benchmarkStart,
  };
  await putState(context.store, record);
  return record;
}

function entryOf(
  { registry }: ComputeContext,
  kind: LogEntry['kind'],
  { facts, state, inputs }: { facts: DayFacts; state: EngineState; inputs: CloseInputs },
  previous: StateRecord['head'] | undefined,
): LogEntry {
  const { rotation } = facts;
  const { book, pending } = state.rotation;
  // The genesis close belongs to the hypothetical fold: its decisions and trades are not the record's.
  const opening = kind === 'GENESIS';
  const symbols = new Map(registry.tokens.map((token) => [token.id, token.symbol]));
  const symbolOf = (token: string): string => symbols.get(token) ?? token;
  return hashEntry({
    seq: previous === undefined ? 0 : previous.seq + 1,
    kind,
    date: isoDateOf(facts.day),
    methodology_version: state.methodologyVersion,
    registry_hash: inputs.registryHash,
    code_hash: inputs.codeHash,
    inputs_hash: inputs.inputsHash,
    state_hash: sha256Hex(canonicalJson(state)),
    prev_hash: previous?.hash ?? null,
    decisions: opening ? [] : rotation.decisions.map(decisionRow),
    trades: opening ? [] : rotation.trades.map((trade) => tradeRow(trade, symbolOf)),
    target: { ...(pending?.target ?? {}) },
    holdings: { ...book.weights },
    cash: cashOf(book.weights),
    nav_net: book.navNet,
    nav_gross: book.navGross,
    exposure: rotation.regime.exposure,
    scale: rotation.scale,
  });
}
