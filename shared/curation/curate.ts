import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { residualsAt } from '../market/residualsAt.ts';
import { type UnitResiduals, unitResiduals } from '../market/unitResiduals.ts';
import { membersOf } from '../registry/membership.ts';
import type { Registry } from '../registry/types.ts';
import { emergentClusters } from './emergentClusters.ts';
import { memberProposals } from './memberProposals.ts';
import { trackCandidates } from './trackCandidates.ts';
import type { CurationRun } from './types.ts';

export interface CurationClose {
  readonly panel: Panel;
  readonly row: number;
  readonly day: EpochDay;
  readonly registry: Registry;
  /** Tokens eligible at the close, ascending: members and others. */
  readonly eligible: readonly string[];
  /** Log returns every four hours up to the close by token, NaN = missing; undefined where too few hours are stored. */
  readonly fourHourReturns: ReadonlyMap<string, Float64Array> | undefined;
}

/**
 * The monthly run of methodology section 1: proposals for members from 90 days of residuals, and groups of tokens that
 * move together without being a narrative. `before` is the run of the month before; without it nothing has been seen
 * yet. Undefined where the panel does not hold the days or too few tokens to take a market from. Changes nothing.
 */
export function curate(
  before: CurationRun | undefined,
  close: CurationClose,
  params: Parameters,
): CurationRun | undefined {
  const { panel, row, day, registry } = close;
  const universe = close.eligible.filter((token) => !params.features.excluded.includes(token));
  if (universe.length < params.features.minUniverse) return undefined;
  const daily = residualsAt(panel, row, params.curation.daily.points, universe, params.curation.minShare, params);
  if (daily === undefined || daily.tokens.length === 0) return undefined;
  const fourHour = fourHourResiduals(universe, close.fourHourReturns, params);

  const narratives = new Map(registry.narratives.map(({ id }) => [id, membersOf(registry, id, day)]));
  const clusters = [
    ...emergentClusters('daily', daily, narratives, params),
    ...(fourHour === undefined ? [] : emergentClusters('fourHour', fourHour, narratives, params)),
  ];
  const counts = ({ tokens, bars }: UnitResiduals) => ({ tokens: tokens.length, points: bars });
  return {
    day,
    measured: { daily: counts(daily), fourHour: fourHour === undefined ? null : counts(fourHour) },
    ...memberProposals(daily, narratives, params),
    candidates: trackCandidates(before?.candidates ?? [], clusters, day, params),
  };
}

function fourHourResiduals(
  universe: readonly string[],
  returns: ReadonlyMap<string, Float64Array> | undefined,
  params: Parameters,
): UnitResiduals | undefined {
  const benchmark = returns?.get(params.features.market);
  if (returns === undefined || benchmark === undefined) return undefined;
  const residuals = unitResiduals(
    universe.filter((token) => returns.has(token)),
    (token) => returns.get(token) as Float64Array,
    benchmark,
    params.curation.minShare,
  );
  return residuals.tokens.length === 0 ? undefined : residuals;
}
