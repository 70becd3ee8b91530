import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { recordOf } from '../../../shared/rotation/ascendingColumn.ts';
import { decideTranche, type TrancheContext } from '../../../shared/rotation/decideTranche.ts';
import { regime } from '../../../shared/rotation/regime.ts';
import { trancheColumns, trancheRecord } from '../../../shared/rotation/rotationColumns.ts';
import { scoreClose } from '../../../shared/rotation/scoreClose.ts';
import type { Decision, ReasonCode, Tranche } from '../../../shared/rotation/types.ts';
import { type CloseDescription, closeOf } from './closeOf.ts';
import { drifting } from './series.ts';

const BARS = 65;
/** Daily drifts that give ranks 1, 2, 3 ... in this order. */
const DRIFTS: Readonly<Record<string, number>> = {
  ai: 0.012,
  rwa: 0.009,
  memes: 0.007,
  gaming: 0.004,
  oracle: 0.003,
  layer: 0.002,
};
const BEST = ['ai', 'rwa', 'memes'];

interface Scene extends Partial<CloseDescription> {
  readonly drifts?: Readonly<Record<string, number>>;
  /** Factor on the last level by narrative. */
  readonly lastLevel?: Readonly<Record<string, number>>;
  readonly untradable?: readonly string[];
}

function sceneOf({ drifts, lastLevel, untradable, ...more }: Scene = {}) {
  const all = { ...DRIFTS, ...drifts };
  const closes: Record<string, readonly number[]> = { bitcoin: drifting(BARS, 0.0005, 0.004) };
  const grades: Record<string, number> = {};
  const narratives = Object.entries(all).map(([id, drift], n) => {
    const members = [0, 1, 2, 3, 4].map((i) => `${id}-${i}`);
    members.forEach((token, i) => {
      closes[token] = drifting(BARS, drift, 0.02 + 0.001 * i);
      grades[token] = 80 - 5 * i;
    });
    const levels = drifting(BARS, drift, 0.01 + 0.0001 * n);
    levels[BARS - 1] = (levels[BARS - 1] as number) * (lastLevel?.[id] ?? 1);
    return { id, levels, members, tradable: !untradable?.includes(id) };
  });
  return closeOf({ closes, narratives, day: 700, ...more, grades: { ...grades, ...more.grades } });
}

function decide(previous: Tranche | null, scene: Scene = {}) {
  const close = sceneOf(scene);
  const scores = scoreClose(close, previous && trancheColumns(previous), PARAMETERS);
  return decided(previous, { close, scores, regime: regime(close, PARAMETERS) });
}

/** The decision as records. */
function decided(previous: Tranche | null, context: TrancheContext) {
  const { tranche, decisions, due } = decideTranche(0, previous && trancheColumns(previous), context, PARAMETERS);
  return { tranche: trancheRecord(tranche), decisions, due: recordOf(due) };
}
const first = decide(null).tranche;
const codes = (decisions: readonly Decision[]): ReasonCode[] => decisions.map(({ reason }) => reason);
const find = (decisions: readonly Decision[], reason: ReasonCode): Decision => {
  const found = decisions.find((decision) => decision.reason === reason);
  if (found === undefined) throw new Error(`no ${reason} among ${codes(decisions).join()}`);
  return found;
};
/** The share in a reversal such as `its index closing 2.13% lower`, signed. */
const moveIn = (decision: Decision): number => {
  const match = /closing ([\d.]+)% (lower|higher)/.exec(decision.explanation.reversal ?? '');
  if (match === null) throw new Error(`no move in ${decision.explanation.reversal}`);
  return ((match[2] === 'lower' ? -1 : 1) * Number(match[1])) / 100;
};

describe('NARRATIVE_ENTER', () => {
  it('fills the three slots from the first three ranks, four tokens each, by grade', () => {
    expect(first.narratives).toEqual(BEST);
    expect(first.tokens.ai).toEqual(['ai-0', 'ai-1', 'ai-2', 'ai-3']);
    const { decisions, due } = decide(null);
    expect(codes(decisions)).toEqual(['NARRATIVE_ENTER', 'NARRATIVE_ENTER', 'NARRATIVE_ENTER']);
    expect(due['ai-0']).toEqual(['NARRATIVE_ENTER']);
    expect(find(decisions, 'NARRATIVE_ENTER').explanation.runnerUp).toBe('gaming');
  });

  it('says how much lower its index had to close, and there it would not have entered', () => {
    const entry = decide(null).decisions.find(({ narrative }) => narrative === 'memes') as Decision;
    const fall = moveIn(entry);
    const entered = (share: number) =>
      decide(null, { lastLevel: { memes: 1 + share } }).tranche.narratives.includes('memes');
    expect(entered(fall + 0.0003)).toBe(true);
    expect(entered(fall - 0.0003)).toBe(false);
  });

  it('leaves everything alone while nothing changes: no decision, nothing due', () => {
    const again = decide(first);
    expect(again.decisions).toEqual([]);
    expect(again.due).toEqual({});
    expect(again.tranche.narratives).toEqual(BEST);
  });
});

describe('NARRATIVE_EXIT_RANK', () => {
  const held = { ...first, narratives: ['ai', 'rwa', 'layer'], tokens: { ...first.tokens, layer: ['layer-0'] } };

  it('keeps an incumbent down to rank five and lets it go at six', () => {
    const fifth = { ...held, narratives: ['oracle'], tokens: { oracle: ['oracle-0'] } };
    expect(decide(fifth).tranche.narratives).toContain('oracle');
    const { decisions, tranche } = decide(held);
    const exit = find(decisions, 'NARRATIVE_EXIT_RANK');
    expect(exit).toMatchObject({ narrative: 'layer', tranche: 0, day: 700 });
    expect(exit.explanation.inputs[0]).toEqual({ name: 'rank', value: 6, threshold: 5 });
    expect(tranche.narratives).toEqual(BEST);
  });

  it('says how much higher its index had to close to stay', () => {
    const rise = moveIn(find(decide(held).decisions, 'NARRATIVE_EXIT_RANK'));
    const stays = (share: number) =>
      decide(held, { lastLevel: { layer: 1 + share } }).tranche.narratives.includes('layer');
    expect(stays(rise + 0.0003)).toBe(true);
    expect(stays(rise - 0.0003)).toBe(false);
  });
});

describe('NARRATIVE_EXIT_GATE', () => {
  it('lets an incumbent go whose index fell below its mean, and says what would have kept it', () => {
    const scene = { lastLevel: { ai: 0.85 } };
    const exit = find(decide(first, scene).decisions, 'NARRATIVE_EXIT_GATE');
    expect(exit.narrative).toBe('ai');
    const rise = moveIn(exit);
    const stays = (share: number) =>
      decide(first, { lastLevel: { ai: 0.85 * (1 + share) } }).tranche.narratives.includes('ai');
    expect(stays(rise + 0.0003)).toBe(true);
    expect(stays(rise - 0.0003)).toBe(false);
  });

  it('names what no price would have cured', () => {
    const exit = find(decide(first, { untradable: ['ai'] }).decisions, 'NARRATIVE_EXIT_GATE');
    expect(exit.explanation.reversal).toBe('the narrative tradable again');
  });
});

describe('TOKEN_GRADE', () => {
  it('swaps a token whose grade fell below 45 for the best that waited', () => {
    const { decisions, due, tranche } = decide(first, { grades: { 'ai-1': 44 } });
    expect(codes(decisions)).toEqual(['TOKEN_GRADE', 'TOKEN_GRADE']);
    expect(decisions.map(({ token }) => token)).toEqual(['ai-1', 'ai-4']);
    expect(decisions[0]?.explanation.reversal).toBe('a grade 1.00 points higher');
    expect(decisions[1]?.explanation.reversal).toBe('a grade 10.01 points lower');
    expect(tranche.tokens.ai).toEqual(['ai-0', 'ai-2', 'ai-3', 'ai-4']);
    // Siblings give way to the new roster; other narratives do not move.
    expect(due).toMatchObject({ 'ai-0': ['TOKEN_GRADE'], 'ai-1': ['TOKEN_GRADE'] });
    expect(due).not.toHaveProperty('rwa-0');
  });

  it('measures an entrant by the best that found no seat', () => {
    const held = { ...first, tokens: { ...first.tokens, ai: ['ai-1', 'ai-2', 'ai-3'] } };
    const { explanation } = find(decide(held, { grades: { 'ai-0': 81, 'ai-4': 79 } }).decisions, 'TOKEN_GRADE');
    expect(explanation.runnerUp).toBe('ai-4');
    expect(explanation.reversal).toBe('a grade 2.01 points lower');
  });
});

describe('SIGNAL_BEARISH', () => {
  it('drops a bearish incumbent on the tranche own day, with what its signal would have left the state at', () => {
    const decision = find(decide(first, { bearish: ['ai-0'] }).decisions, 'SIGNAL_BEARISH');
    expect(decision).toMatchObject({ narrative: 'ai', token: 'ai-0' });
    expect(decision.explanation.reversal).toBe('a probability above 0.50 (0.091 more), or a positive trend');
  });
});

describe('CAP', () => {
  const narrow = { grades: { 'ai-2': 20, 'ai-3': 20, 'ai-4': 20 } };

  it('explains a clip when it begins to bind, and not again while it binds', () => {
    const { decisions, tranche } = decide(null, narrow);
    const caps = decisions.filter(({ reason }) => reason === 'CAP');
    expect(caps.map(({ token }) => token)).toEqual(['ai-0', 'ai-1']);
    expect(caps[0]?.explanation.inputs[0]?.value).toBeGreaterThan(0.15);
    expect(tranche.weights['ai-0']).toBe(0.15);
    expect(tranche.weights.bitcoin).toBeCloseTo(1 / 3 - 0.3, 12);
    expect(decide(tranche, narrow).decisions).toEqual([]);
  });
});

describe('FALLBACK', () => {
  const scene = { drifts: { memes: -0.004 }, untradable: ['gaming'] };

  it('gives an empty slot to the benchmark and names the narrative that was nearest, with what it lacked', () => {
    const { decisions, tranche } = decide(null, scene);
    const { token, explanation } = find(decisions, 'FALLBACK');
    expect(token).toBe('bitcoin');
    expect(tranche.weights.bitcoin).toBeCloseTo(1 / 3, 12);
    expect(explanation.runnerUp).toBe('oracle');
    const rise = moveIn(find(decisions, 'FALLBACK'));
    const enters = (share: number) =>
      decide(null, { ...scene, lastLevel: { oracle: 1 + share } }).tranche.narratives.includes('oracle');
    expect(enters(rise + 0.0003)).toBe(true);
    expect(enters(rise - 0.0003)).toBe(false);
  });
});

describe('REGIME', () => {
  const falling = Object.fromEntries(Object.keys(DRIFTS).map((id) => [id, -0.002]));

  it('goes to cash at exposure 0 and forgets its incumbents', () => {
    const close = sceneOf({ drifts: falling });
    const scores = scoreClose(close, trancheColumns(first), PARAMETERS);
    const cash = { btcAboveSma50: false, benchmarkGap: -0.1, breadth: 0.1, breadthAboveThreshold: false, exposure: 0 };
    const { decisions, tranche, due } = decided(first, { close, scores, regime: cash });
    expect(codes(decisions)).toEqual(['REGIME']);
    expect(tranche).toMatchObject({ narratives: [], tokens: {}, weights: {}, exposure: 0 });
    expect(Object.keys(due)).toEqual(Object.keys(first.weights));
  });

  it('multiplies the vector by 0.6 when one test holds, and everything in it is due', () => {
    const { tranche, decisions, due } = decide(first, { drifts: {}, liquidity: fewRising() });
    expect(codes(decisions)).toEqual(['REGIME']);
    const total = Object.values(tranche.weights).reduce((sum, weight) => sum + weight, 0);
    expect(total).toBeCloseTo(0.6, 12);
    expect(due['rwa-0']).toEqual(['REGIME']);
  });

  function fewRising() {
    const tokens = Object.keys(DRIFTS).flatMap((id) => [0, 1, 2, 3, 4].map((i) => `${id}-${i}`));
    return Object.fromEntries([...tokens, 'bitcoin'].map((token) => [token, { eligible: false }]));
  }
});
