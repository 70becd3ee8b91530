import type { Holding, Rotation } from '../../contracts/rotation.ts';
import { noEvidenceYet } from '../../history/noEvidenceYet.ts';
import { closeTimeOf, isoDateOf } from '../../market/day.ts';
import { narrativesOf } from '../../registry/membership.ts';
import type { Weights } from '../../rotation/types.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';
import { cashOf, decisionRow, movesOf, newestWithin, tradeRow } from './rotationRows.ts';

const RECENT_MOVES = 60;

/** The latest rotation: what the record holds, what it will hold after the next close, and why. */
export function rotationPart(input: SnapshotInput, lookups: Lookups): Rotation {
  const fact = input.rotations[0];
  if (fact === undefined) throw new Error('rotationPart: a snapshot needs the last close of the rotation');
  const { state, day } = input;
  const target = state.rotation.pending?.target ?? {};
  const symbolOf = (token: string): string => lookups.token.get(token)?.symbol ?? token;
  const row = (weights: Weights) => holdingRows(weights, input, lookups);
  return {
    holdings: row(state.rotation.book.weights),
    cash: cashOf(state.rotation.book.weights),
    target: {
      decided_at: closeTimeOf(day),
      executes_at: closeTimeOf(day + 1),
      holdings: row(target),
      cash: cashOf(target),
      scale: fact.scale,
    },
    moves: fact.decisions.map(decisionRow),
    recent_moves: movesOf(newestWithin(input.rotations, RECENT_MOVES)),
    trades: fact.day <= input.record.startedOn ? [] : fact.trades.map((trade) => tradeRow(trade, symbolOf)),
    regime: {
      btc_above_sma50: fact.regime.btcAboveSma50,
      breadth: fact.regime.breadth ?? null,
      breadth_above_threshold: fact.regime.breadthAboveThreshold,
      exposure: fact.regime.exposure,
    },
    narratives: [...fact.scores]
      .sort(
        (a, b) =>
          (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
          (a.narrative < b.narrative ? -1 : 1),
      )
      .map((score) => ({
        narrative: score.narrative,
        score: score.score ?? null,
        rank: score.rank ?? null,
        conviction: fact.narrativeConviction[score.narrative] ?? 0,
        gate: score.gate,
        gate_tests: {
          r14: score.r14 ?? null,
          above_sma20: score.aboveSma20,
          x30: score.x30 ?? null,
          tradable: score.tradable,
          qualifying_tokens: score.qualifyingTokens,
        },
      })),
    record: recordOf(input),
  };
}

function holdingRows(weights: Weights, input: SnapshotInput, lookups: Lookups): Holding[] {
  const conviction = input.rotations[0]?.tokenConviction ?? {};
  return Object.entries(weights)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([id, weight]) => ({
      token: id,
      symbol: lookups.token.get(id)?.symbol ?? id,
      name: lookups.token.get(id)?.name ?? id,
      weight,
      conviction: conviction[id] ?? 0,
      narratives: heldFor(id, input),
      grade: lookups.grade.get(id)?.grade ?? null,
      signal: lookups.tokenSignal.get(id)?.signal ?? null,
      price: input.mark.prices.get(id) ?? null,
    }));
}

/** The narratives some tranche holds the token for; for one just leaving, the narratives it belongs to. */
function heldFor(id: string, input: SnapshotInput): string[] {
  const held = new Set<string>();
  for (const tranche of input.state.rotation.tranches) {
    for (const [narrative, tokens] of Object.entries(tranche?.tokens ?? {})) {
      if (tokens.includes(id)) held.add(narrative);
    }
  }
  return held.size > 0 ? [...held].sort() : [...narrativesOf(input.registry, id, input.day)];
}

function recordOf(input: SnapshotInput): Rotation['record'] {
  const { record, day, state } = input;
  const days = day - record.startedOn;
  const held = (token: string): number | null => {
    const [start, end] = [record.benchmarkStart.get(token), input.lastCloses.get(token)];
    return start === undefined || end === undefined ? null : end / start - 1;
  };
  return {
    started_on: isoDateOf(record.startedOn),
    days,
    nav_net: state.rotation.book.navNet,
    nav_gross: state.rotation.book.navGross,
    roi_net: days === 0 ? null : state.rotation.book.navNet - 1,
    benchmarks: { bitcoin: held('bitcoin'), ethereum: held('ethereum'), solana: held('solana') },
    verdict: noEvidenceYet(Math.floor(days / 7)),
    head: { seq: record.seq, hash: record.hash },
  };
}
