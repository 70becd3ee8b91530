import { ASSUMPTIONS } from './assumptions.ts';
import type { NarrativeFactor } from './narrativeFactors.ts';
import { randomOf } from './random.ts';

/** One asset over all simulated days, row 0 the first. */
export interface AssetPath {
  readonly closeUsd: Float64Array;
  readonly volumeUsd: Float64Array;
  readonly supply: Float64Array;
  /** Deviation of the asset's own daily noise. */
  readonly idiosyncraticSd: number;
}

const DAYS_PER_YEAR = 365;

/**
 * Log return = beta x market + loading x mean of its narratives + own fat-tailed noise, of which all but the market's part
 * fades over a year; volume follows the market cap,
 * the size of the move and the narrative's heat; supply grows evenly. Character and noise come from the asset's own
 * stream, so one asset more or less changes no other. A day's value depends on the days before only.
 */
export function assetPath(
  seed: string,
  asset: string,
  market: Float64Array,
  narratives: readonly NarrativeFactor[],
): AssetPath {
  const random = randomOf(`${seed}/token/${asset}`);
  const character = characterOf(asset, random);
  const { maxDeviations, ownHalfLifeDays, volumeSd, volumeOnMove } = ASSUMPTIONS.token;
  const days = market.length;
  const path = {
    closeUsd: new Float64Array(days),
    volumeUsd: new Float64Array(days),
    supply: new Float64Array(days),
    idiosyncraticSd: character.idiosyncraticSd,
  };
  const kept = 0.5 ** (1 / ownHalfLifeDays);
  let logPrice = Math.log(character.priceUsd);
  let own = 0;
  for (let day = 0; day < days; day++) {
    let theme = 0;
    let heat = 0;
    for (const narrative of narratives) {
      theme += (narrative.returns[day] as number) / narratives.length;
      heat += (narrative.heat[day] as number) / narratives.length;
    }
    const noise = Math.max(-maxDeviations, Math.min(maxDeviations, random.studentT4()));
    const before = own;
    own = kept * own + character.loading * theme + character.idiosyncraticSd * noise;
    const move = character.beta * (market[day] as number) + own - before;
    logPrice += move;
    const close = Math.exp(logPrice);
    const supply = (character.capUsd / character.priceUsd) * (1 + character.inflation) ** (day / DAYS_PER_YEAR);
    const hotVolume = heat * Math.log(ASSUMPTIONS.narrative.hotVolume);
    path.closeUsd[day] = close;
    path.supply[day] = supply;
    path.volumeUsd[day] =
      close *
      supply *
      character.turnover *
      Math.exp(volumeSd * random.normal() + volumeOnMove * Math.abs(move) + hotVolume);
  }
  return path;
}

function characterOf(asset: string, random: ReturnType<typeof randomOf>) {
  const { token, benchmarks } = ASSUMPTIONS;
  const drawn = {
    beta: random.logUniform(token.beta),
    loading: random.logUniform(token.loading),
    idiosyncraticSd: random.logUniform(token.idiosyncraticSd),
    priceUsd: random.logUniform(token.priceUsd),
    capUsd: random.logUniform(token.capUsd),
    turnover: random.logUniform(token.turnover),
    inflation: random.logUniform(token.yearlyInflation),
  };
  return { ...drawn, ...(benchmarks as Record<string, Partial<typeof drawn>>)[asset] };
}
