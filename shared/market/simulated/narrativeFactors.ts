import { ASSUMPTIONS } from './assumptions.ts';
import { type Random, randomOf } from './random.ts';

/** One narrative beyond the market, by day. */
export interface NarrativeFactor {
  /** Log returns a day. */
  readonly returns: Float64Array;
  /** 1 while the narrative leads, else 0. */
  readonly heat: Uint8Array;
}

/**
 * Narratives lead in turn: a shuffled deck of all of them deals one spell after the other (and is shuffled anew when
 * empty), so each gets its hot weeks and nobody knows the order. A spell ramps up, gives part back afterwards, and has
 * noise of its own. A day's value depends on the days before only.
 */
export function narrativeFactors(
  seed: string,
  narratives: readonly string[],
  days: number,
): ReadonlyMap<string, NarrativeFactor> {
  const { sd } = ASSUMPTIONS.narrative;
  const factors = new Map<string, NarrativeFactor>();
  for (const narrative of narratives) {
    const random = randomOf(`${seed}/narrative/${narrative}`);
    factors.set(narrative, {
      returns: Float64Array.from({ length: days }, () => sd * random.normal()),
      heat: new Uint8Array(days),
    });
  }
  if (narratives.length > 0) dealSpells(randomOf(`${seed}/spells`), narratives, days, factors);
  return factors;
}

function dealSpells(
  random: Random,
  narratives: readonly string[],
  days: number,
  factors: ReadonlyMap<string, NarrativeFactor>,
): void {
  const { spellDays, hotDrift, coolingDrift } = ASSUMPTIONS.narrative;
  let deck: string[] = [];
  for (let start = 0; start < days; ) {
    if (deck.length === 0) deck = shuffled(narratives, random);
    const factor = factors.get(deck.pop() as string) as NarrativeFactor;
    const length = spellDays.min + Math.floor(random.uniform() * (spellDays.max - spellDays.min + 1));
    for (let offset = 0; offset < 2 * length && start + offset < days; offset++) {
      const day = start + offset;
      const hot = offset < length;
      factor.returns[day] = (factor.returns[day] as number) + (hot ? hotDrift : coolingDrift);
      if (hot) factor.heat[day] = 1;
    }
    start += Math.ceil(length / 2);
  }
}

/** Fisher-Yates. */
function shuffled(items: readonly string[], random: Random): string[] {
  const deck = [...items];
  for (let i = deck.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [deck[i], deck[j]] = [deck[j] as string, deck[i] as string];
  }
  return deck;
}
