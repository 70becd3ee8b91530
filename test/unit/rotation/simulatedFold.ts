import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceRotation } from '../../../shared/rotation/advanceRotation.ts';
import { emptyRotationState } from '../../../shared/rotation/emptyRotationState.ts';
import type { RotationClose } from '../../../shared/rotation/rotationClose.ts';
import type { RotationFact, RotationState } from '../../../shared/rotation/types.ts';
import { closeOf } from './closeOf.ts';
import { seeded } from './series.ts';

export const DAYS = 170;
const WARM_UP = 64;
const THEMES = ['ai', 'data', 'gaming', 'layer', 'memes', 'oracle', 'rwa', 'social', 'storage'];

export interface Step {
  readonly close: RotationClose;
  readonly before: RotationState;
  readonly state: RotationState;
  readonly fact: RotationFact;
}

/**
 * SIMULATED market: themes that trend in turn, five tokens each (one shared by two themes), gaps, thin volumes, grades
 * that wander and signals that flip. `future` scrambles all rows after a close before it is decided.
 */
export function simulatedFold(seed: number, future = false): Step[] {
  const random = seeded(seed);
  const closes: Record<string, number[]> = { bitcoin: walk(random, DAYS, () => 0.001, 0.02) };
  const members: Record<string, string[]> = {};
  THEMES.forEach((theme, k) => {
    members[theme] = Array.from({ length: 5 }, (_, i) => `${theme}-${i}`);
    const trend = (day: number) => 0.014 * Math.sin((day + 9 * k) / 16);
    for (const token of members[theme]) closes[token] = walk(random, DAYS, trend, 0.045);
  });
  members.ai?.push('oracle-0');
  const levels = Object.fromEntries(THEMES.map((theme) => [theme, indexOf(members[theme] ?? [], closes)]));
  const gaps = Object.keys(closes).filter((token) => token !== 'bitcoin');
  for (let i = 0; i < 60; i++) {
    const series = closes[gaps[Math.floor(random() * gaps.length)] ?? ''];
    if (series) series[WARM_UP + Math.floor(random() * (DAYS - WARM_UP))] = Number.NaN;
  }

  const steps: Step[] = [];
  let state = emptyRotationState(PARAMETERS);
  for (let row = WARM_UP; row < DAYS; row++) {
    const graded = Object.keys(closes).filter((token) => token !== 'bitcoin');
    const close = closeOf({
      closes: future ? scrambled(closes, row) : closes,
      row,
      day: 19_000 + row,
      narratives: THEMES.map((id) => ({
        id,
        members: members[id] ?? [],
        levels: (levels[id] ?? []).slice(Math.max(0, row - 64), row + 1),
      })),
      grades: Object.fromEntries(graded.map((token, i) => [token, 50 + 40 * Math.sin(i + row / 40)])),
      flipped: graded.filter(() => random() < 0.004),
      liquidity: Object.fromEntries(graded.map((token) => [token, { advUsd: 5e5 + 2e7 * random(), capUsd: 1e8 }])),
    });
    const step = advanceRotation(state, close, PARAMETERS);
    const before = state;
    state = step.state;
    steps.push({ close, before, state, fact: step.fact });
  }
  return steps;
}

function walk(random: () => number, days: number, drift: (day: number) => number, sd: number): number[] {
  const prices: number[] = [];
  let price = 100;
  for (let day = 0; day < days; day++) {
    price *= Math.exp(drift(day) + sd * (random() + random() + random() - 1.5) * 2);
    prices.push(price);
  }
  return prices;
}

function indexOf(tokens: readonly string[], closes: Readonly<Record<string, readonly number[]>>): number[] {
  return Array.from({ length: DAYS }, (_, day) => tokens.reduce((sum, token) => sum + (closes[token]?.[day] ?? 0), 0));
}

function scrambled(closes: Readonly<Record<string, readonly number[]>>, row: number): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(closes).map(([token, series]) => [
      token,
      series.map((price, i) => (i > row ? 1e9 * (i + 1) : price)),
    ]),
  );
}
