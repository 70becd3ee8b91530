import type { FlipRow, SignalRow, Signals } from '../../contracts/tokens.ts';
import { isoDateOf } from '../../market/day.ts';
import type { SignalFact } from '../../signals/types.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';

/** All signals of the last close and the flips of the last closes. Narratives first, then tokens, by id. */
export function signalsPart(input: SnapshotInput, lookups: Lookups): Signals {
  const names = new Map(input.registry.narratives.map((narrative) => [narrative.id, narrative.name]));
  const label = (kind: 'token' | 'narrative', id: string) => {
    const token = lookups.token.get(id);
    return kind === 'narrative'
      ? { symbol: id, name: names.get(id) ?? id }
      : { symbol: token?.symbol ?? id, name: token?.name ?? id };
  };
  const row = (kind: 'token' | 'narrative', fact: SignalFact): SignalRow => ({
    id: fact.id,
    kind,
    ...label(kind, fact.id),
    signal: fact.signal,
    since: isoDateOf(fact.since),
    since_price: fact.sincePrice,
    return_since: returnSince(kind, fact, input),
    probability: fact.probability,
    rule_probability: fact.ruleProbability,
    model_probability: fact.modelProbability ?? null,
    trend: fact.trend,
  });
  const byId = (a: SignalFact, b: SignalFact): number => (a.id < b.id ? -1 : 1);
  return {
    signals: [
      ...[...input.narrativeSignals].sort(byId).map((fact) => row('narrative', fact)),
      ...[...input.tokenSignals].sort(byId).map((fact) => row('token', fact)),
    ],
    flips: input.flips.flatMap(({ kind, fact }) => flipRow(kind, fact, label(kind, fact.id))),
    omega: input.omega,
  };
}

function returnSince(kind: 'token' | 'narrative', fact: SignalFact, input: SnapshotInput): number | null {
  const now = kind === 'token' ? input.mark.prices.get(fact.id) : input.mark.indices.get(fact.id)?.level;
  return now === undefined ? null : now / fact.sincePrice - 1;
}

function flipRow(kind: 'token' | 'narrative', fact: SignalFact, label: { symbol: string; name: string }): FlipRow[] {
  if (fact.flippedFrom === undefined) return [];
  return [{ id: fact.id, kind, ...label, date: isoDateOf(fact.day), from: fact.flippedFrom, to: fact.signal }];
}
