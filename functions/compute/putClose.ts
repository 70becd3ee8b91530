import type { CloseInputs } from '../../shared/contracts/inputs.ts';
import type { LogEntry } from '../../shared/contracts/rotation.ts';
import { closeEntry } from '../../shared/engine/closeEntry.ts';
import type { DayFacts, EngineState } from '../../shared/engine/types.ts';
import { putCloseRecord } from '../adapters/records/closeRecords.ts';
import { putState, type StateRecord } from '../adapters/records/engineStates.ts';
import { putModelFact } from '../adapters/records/modelLog.ts';
import { appendLogEntry } from '../adapters/records/rotationLog.ts';
import type { ComputeContext } from './context.ts';

/** Writes one close's facts. */
export async function putFacts({ store }: ComputeContext, facts: DayFacts): Promise<void> {
  const { day, grades, liquidity, coverage, model } = facts;
  await Promise.all([
    putCloseRecord(store, 'INDEX', day, facts.indices),
    putCloseRecord(store, 'GRADES', day, { grades, liquidity, coverage }),
    putCloseRecord(store, 'SIGNALS', day, {
      token: facts.tokenSignals,
      narrative: facts.narrativeSignals,
      omega: model.omega,
    }),
    putCloseRecord(store, 'HEAT', day, facts.heat),
    putCloseRecord(store, 'ALLOCATION', day, facts.rotation),
    putModelFact(store, model),
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
  const entry = closeEntry(kind, close, before.head, context.registry);
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
