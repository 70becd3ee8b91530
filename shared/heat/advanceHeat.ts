import type { Parameters } from '../engine/parameters.ts';
import { contributions } from '../indices/contributions.ts';
import { roi } from '../indices/roi.ts';
import type { IndexFact, IndexState } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import { groupResidual, meanPairwise } from '../market/residualSums.ts';
import type { UnitResiduals } from '../market/unitResiduals.ts';
import { levelAcceleration } from './acceleration.ts';
import { attention, totalVolume, type VolumePair } from './attention.ts';
import { newestOf } from './newestOf.ts';
import { ownPercentile } from './ownPercentile.ts';
import { rawHeat } from './rawHeat.ts';
import { heatChange, smoothHeat } from './smoothHeat.ts';
import { stageOf } from './stageOf.ts';
import { topContributor } from './topContributor.ts';
import { HEAT_MEASURES, type HeatFact, type HeatMeasure, type HeatState, type HeatValues } from './types.ts';

/** One narrative at a close. */
export interface HeatNarrative {
  readonly index: IndexState;
  readonly fact: IndexFact;
  readonly members: readonly string[];
  readonly eligible: readonly string[];
  readonly dispersion: number | undefined;
}

/** What all narratives share at a close. */
export interface HeatMarket {
  readonly day: EpochDay;
  readonly volumes: ReadonlyMap<string, VolumePair>;
  readonly allVolume: VolumePair;
  /** Of all eligible members; undefined where the panel does not reach back far enough. */
  readonly residuals: UnitResiduals | undefined;
}

/** One close of one narrative's heat: measure, rank within its own past, smooth, name the stage (methodology section 7). */
export function advanceHeat(
  previous: HeatState | undefined,
  narrative: HeatNarrative,
  market: HeatMarket,
  params: Parameters,
): { readonly state: HeatState; readonly fact: HeatFact } {
  const { index } = narrative;
  const { day } = market;
  const week = contributions(index, params.heat.contributionDays);
  const top = week === undefined ? undefined : topContributor(week);
  const series = appended(previous?.series, measure(narrative, market, top?.share, params), params);
  const { raw, components } = rawHeat(series, params);

  const before = previous?.heats ?? [];
  const heat = raw === undefined ? undefined : smoothHeat(before.at(-1), raw, day, params);
  const change = heat === undefined ? undefined : heatChange(before, heat, day, params);
  const volumeSharePercentile = ownPercentile(series.volumeShare, params.heat.minValues);
  const gain = roi(index.levels, params.heat.contributionDays) ?? 0;
  return {
    state: { narrative: index.narrative, series, heats: recent(before, heat, day, params) },
    fact: {
      narrative: index.narrative,
      day,
      heat,
      raw,
      change,
      stage:
        heat === undefined
          ? undefined
          : stageOf(
              {
                heat,
                change,
                breadth: components.breadth.value,
                volumeSharePercentile,
                acceleration: components.acceleration.value,
                r30Percentile: ownPercentile(series.r30, params.heat.minValues),
              },
              params,
            ),
      components,
      volumeShare: newestOf(series.volumeShare, params),
      volumeSharePercentile,
      dispersion: narrative.dispersion,
      topContributor: top,
      singleTokenMove: gain > 0 && top !== undefined && top.share > params.heat.singleTokenShare,
    },
  };
}

function measure(
  { index, fact, members, eligible }: HeatNarrative,
  { volumes, allVolume, residuals }: HeatMarket,
  topShare: number | undefined,
  params: Parameters,
): HeatValues {
  const volume = attention(totalVolume(volumes, members), allVolume);
  const levels = index.levels.map(({ level }) => level);
  const speed = levelAcceleration(levels, params);
  const group = residuals === undefined ? undefined : groupResidual(residuals, new Set(eligible));
  const isGroup = group !== undefined && group.tokens.length >= params.heat.cohesion.minMembers;
  return {
    breadth: fact.breadth,
    attention: volume?.attention,
    acceleration: speed.acceleration,
    cohesion: isGroup ? meanPairwise(group) : undefined,
    concentration: topShare,
    volumeShare: volume?.share,
    r30: speed.longReturn,
  };
}

/** The series with this close's values, rounded: what is ranked is what is published. */
function appended(
  series: HeatState['series'] | undefined,
  values: HeatValues,
  params: Parameters,
): HeatState['series'] {
  const { bars, storedDecimals } = params.heat;
  const factor = 10 ** storedDecimals;
  // Adding 0 makes one zero of two: -0 would not survive JSON.
  const stored = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * factor) + 0;
  const next = {} as Record<HeatMeasure, readonly (number | null)[]>;
  for (const name of HEAT_MEASURES) {
    const past = series?.[name] ?? [];
    const kept = past.slice(Math.max(0, past.length - bars + 1));
    kept.push(stored(values[name]));
    next[name] = kept;
  }
  return next;
}

/** Heats that a later change can still be measured from. */
function recent(
  before: HeatState['heats'],
  heat: number | undefined,
  day: EpochDay,
  params: Parameters,
): HeatState['heats'] {
  const kept = before.filter((row) => row.day >= day - params.heat.changeDays - params.heat.maxGapBars);
  return heat === undefined ? kept : [...kept, { day, heat }];
}
