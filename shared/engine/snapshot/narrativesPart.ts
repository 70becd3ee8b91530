import type { NarrativeRow, Narratives } from '../../contracts/narratives.ts';
import { contributions } from '../../indices/contributions.ts';
import { isoDateOf } from '../../market/day.ts';
import { membersOf } from '../../registry/membership.ts';
import type { Narrative } from '../../registry/types.ts';
import { heatFields } from './heatFields.ts';
import type { SnapshotInput } from './input.ts';
import { type Lookups, roiBlock } from './lookups.ts';
import { narrativeCap } from './narrativeCap.ts';
import { roiSet } from './returns.ts';

const SPARKLINE_DAYS = 30;
const CONTRIBUTION_DAYS = 7;

/** One row per narrative: by 7-day return descending, those without one last, ties by id. */
export function narrativesPart(input: SnapshotInput, lookups: Lookups): Narratives {
  const rows = input.registry.narratives.map((narrative) => narrativeRow(narrative, input, lookups));
  const d7 = (row: NarrativeRow): number => row.roi.absolute.d7 ?? Number.NEGATIVE_INFINITY;
  rows.sort((a, b) => {
    const [x, y] = [d7(a), d7(b)];
    if (x !== y) return y > x ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
  return { narratives: rows };
}

function narrativeRow(narrative: Narrative, input: SnapshotInput, lookups: Lookups): NarrativeRow {
  const { id } = narrative;
  const state = input.state.indices[id];
  const marked = input.mark.indices.get(id);
  const bases = input.indexBases.get(id);
  const absolute = roiSet(marked?.level, bases ?? { h24: undefined, d7: undefined, d30: undefined, ytd: undefined });
  const signal = lookups.narrativeSignal.get(id);
  const score = input.rotations[0]?.scores.find((row) => row.narrative === id);
  const members = membersOf(input.registry, id, input.day);
  const closes = state?.levels.slice(-SPARKLINE_DAYS).map((row) => row.level) ?? [];
  return {
    id,
    name: narrative.name,
    definition: narrative.definition,
    status: state === undefined ? 'empty' : state.tradable ? 'tradable' : 'indicative',
    level: marked?.level ?? null,
    started_on: state === undefined ? null : isoDateOf(state.startedOn),
    rebalanced_on: state === undefined ? null : isoDateOf(state.rebalancedOn),
    hypothetical_before: isoDateOf(input.registry.releasedOn),
    roi: roiBlock(absolute, lookups, input.baseNote),
    breadth: lookups.index.get(id)?.breadth ?? null,
    signal: signal?.signal ?? null,
    signal_since: signal === undefined ? null : isoDateOf(signal.since),
    probability: signal?.probability ?? null,
    arrow: arrowOf(absolute.h24),
    conviction: input.rotations[0]?.narrativeConviction[id] ?? 0,
    rank: score?.rank ?? null,
    stale_weight: marked?.staleWeight ?? 0,
    member_count: members.length,
    cap_usd: narrativeCap(members, lookups.liquidity),
    sparkline: marked === undefined ? closes : [...closes, marked.level],
    ...heatFields(lookups.heat.get(id), lookups),
    constituents: constituentRows(id, input, lookups),
  };
}

const arrowOf = (h24: number | null): 'up' | 'down' | 'flat' =>
  h24 === null || h24 === 0 ? 'flat' : h24 > 0 ? 'up' : 'down';

function constituentRows(id: string, input: SnapshotInput, lookups: Lookups): NarrativeRow['constituents'] {
  const state = input.state.indices[id];
  if (state === undefined) return [];
  const week = contributions(state, CONTRIBUTION_DAYS);
  const marked = input.mark.indices.get(id)?.constituents ?? [];
  return [...marked]
    .sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1))
    .map((row) => ({
      token: row.token,
      symbol: lookups.token.get(row.token)?.symbol ?? row.token,
      weight: row.weight,
      price: row.price,
      stale_bars: row.staleBars,
      contribution_d7: week?.get(row.token) ?? null,
      grade: lookups.grade.get(row.token)?.grade ?? null,
      signal: lookups.tokenSignal.get(row.token)?.signal ?? null,
    }));
}
