import { dayOf } from '../../shared/market/day.ts';
import type { Panel } from '../../shared/market/panel.ts';
import { randomOf } from '../../shared/market/simulated/random.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import type { Registry } from '../../shared/registry/types.ts';

export const SYNTHETIC_FIRST_DAY = dayOf('2020-01-01');
const BENCHMARKS = ['bitcoin', 'ethereum', 'solana'];
/** Daily volume of token k, US dollars: a power law, so that about 600 of any number pass the eligibility limits. */
const LARGEST_VOLUME = 6e8;
const CAP_TO_VOLUME = 30;
const DAILY_SD = 0.045;

export interface SyntheticMarket {
  readonly panel: Panel;
  readonly registry: Registry;
}

/**
 * SIMULATED: so many tokens spread evenly over the first of the shipped narratives, prices that walk with one market, volumes by rank.
 * Cells are written straight into the panel: rows of ten thousand tokens would take more memory than what is measured.
 */
export function syntheticMarket(
  tokens: number,
  days: number,
  narratives = REGISTRY.narratives.length,
): SyntheticMarket {
  const { ids } = idsOf(tokens);
  const random = randomOf(`bench ${tokens}`);
  const market = Float64Array.from({ length: days }, () => 0.02 * random.normal());
  const cells = () => new Float64Array(tokens * days).fill(Number.NaN);
  const panel: Panel = {
    firstDay: SYNTHETIC_FIRST_DAY,
    days,
    tokens: ids,
    close: cells(),
    venueVolume: cells(),
    aggregateVolume: cells(),
    supply: cells(),
    flags: new Uint8Array(tokens * days),
  };
  ids.forEach((_, k) => {
    const volume = LARGEST_VOLUME / (k + 1);
    let price = 10;
    for (let row = 0; row < days; row++) {
      price *= Math.exp((market[row] as number) + DAILY_SD * random.normal());
      const cell = k * days + row;
      panel.close[cell] = price;
      panel.venueVolume[cell] = volume * Math.exp(0.3 * random.normal());
      panel.supply[cell] = (CAP_TO_VOLUME * volume) / 10;
    }
  });
  return { panel, registry: syntheticRegistry(tokens, narratives) };
}

/** Token ids ascending, and those of them that are no benchmark. */
function idsOf(tokens: number): { readonly ids: readonly string[]; readonly own: readonly string[] } {
  const own = Array.from({ length: tokens - BENCHMARKS.length }, (_, i) => `token-${String(i).padStart(5, '0')}`);
  return { ids: [...BENCHMARKS, ...own].sort(), own };
}

/** The registry of a market of so many tokens. */
export function syntheticRegistry(tokens: number, count = REGISTRY.narratives.length): Registry {
  const { ids, own } = idsOf(tokens);
  const narratives = REGISTRY.narratives.slice(0, count);
  return {
    releasedOn: SYNTHETIC_FIRST_DAY,
    narratives,
    tokens: ids.map((id) => ({ id, symbol: id, name: id, benchmark: BENCHMARKS.includes(id), aliases: [] })),
    memberships: own.map((token, i) => ({
      narrative: narratives[i % narratives.length]?.id as string,
      token,
      from: SYNTHETIC_FIRST_DAY,
      to: null,
      decidedAt: SYNTHETIC_FIRST_DAY,
      seed: true,
      reason: 'bench',
    })),
    events: [],
  };
}
