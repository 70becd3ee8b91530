import type { CloseInputs } from '../contracts/inputs.ts';
import type { LogEntry } from '../contracts/rotation.ts';
import { isoDateOf } from '../market/day.ts';
import type { Registry } from '../registry/types.ts';
import { hashEntry } from '../rotation/logEntry.ts';
import { canonicalJson } from './canonicalJson.ts';
import { sha256Hex } from './sha256.ts';
import { cashOf, decisionRow, tradeRow } from './snapshot/rotationRows.ts';
import type { DayFacts, EngineState } from './types.ts';

/** SHA-256 (hex) of a state's canonical JSON: equal states decide equally ever after. */
export function stateHash(state: EngineState): string {
  return sha256Hex(canonicalJson(state));
}

/** The log entry of a close, linked to `previous` (none: it opens the log). What compute appends and verify recomputes. */
export function closeEntry(
  kind: LogEntry['kind'],
  { facts, state, inputs }: { readonly facts: DayFacts; readonly state: EngineState; readonly inputs: CloseInputs },
  previous: { readonly seq: number; readonly hash: string } | undefined,
  registry: Registry,
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
    registry_hash: inputs.registry_hash,
    code_hash: inputs.code_hash,
    inputs_hash: inputs.inputs_hash,
    state_hash: stateHash(state),
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
