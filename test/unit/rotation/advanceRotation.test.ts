import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { advanceRotation } from '../../../shared/rotation/advanceRotation.ts';
import { emptyRotationState } from '../../../shared/rotation/emptyRotationState.ts';
import { openRecord } from '../../../shared/rotation/openRecord.ts';
import { noTradeBand } from '../../../shared/rotation/planTrades.ts';
import type { Weights } from '../../../shared/rotation/types.ts';
import { closeOf } from './closeOf.ts';
import { type Step, simulatedFold } from './simulatedFold.ts';

const { rotation } = PARAMETERS;
const sum = (weights: Weights) => Object.values(weights).reduce((total, weight) => total + weight, 0);
const steps = [11, 12, 13].flatMap((seed) => simulatedFold(seed));
const trading = steps.filter(({ fact }) => fact.trades.length > 0);

describe('the fold over a simulated market', () => {
  it('acts for nearly every reason there is', () => {
    const reasons = new Set(steps.flatMap(({ fact }) => fact.trades.flatMap((trade) => trade.reasons)));
    for (const reason of [
      ...['NARRATIVE_ENTER', 'NARRATIVE_EXIT_RANK', 'NARRATIVE_EXIT_GATE', 'TOKEN_GRADE', 'SIGNAL_BEARISH', 'CAP'],
      ...['REGIME', 'FALLBACK', 'DRIFT', 'LIQUIDITY_REST'],
    ]) {
      expect(reasons).toContain(reason);
    }
  });

  it('never holds a negative weight, never more than all of it', () => {
    for (const { state } of steps) {
      for (const weights of [state.book.weights, state.pending?.target ?? {}]) {
        expect(Math.min(0, ...Object.values(weights))).toBe(0);
        expect(sum(weights)).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  });

  it('keeps every tranche inside the caps, the benchmark exempt', () => {
    for (const { state, close } of steps) {
      for (const tranche of state.tranches) {
        if (tranche?.decidedOn !== close.day) continue;
        const { [rotation.benchmark]: _, ...tokens } = tranche.weights;
        expect(Math.max(0, ...Object.values(tokens))).toBeLessThanOrEqual(rotation.tokenLimit + 1e-12);
        for (const { id, members } of close.narratives.filter((one) => tranche.narratives.includes(one.id))) {
          const held = Object.fromEntries(Object.entries(tokens).filter(([token]) => members.includes(token)));
          expect(sum(held), id).toBeLessThanOrEqual(rotation.narrativeLimit + 1e-12);
        }
      }
    }
  });

  it('loses to costs exactly what net falls behind gross', () => {
    let kept = 1;
    for (const { fact, before } of simulatedFold(11)) {
      kept *= 1 - fact.cost;
      expect(fact.book.navNet).toBeCloseTo(fact.book.navGross * kept, 12);
      expect(fact.cost).toBeCloseTo(
        fact.trades.reduce((total, { cost }) => total + cost, 0),
        15,
      );
      expect(before.book.navNet).toBeGreaterThan(0);
    }
    expect(kept).toBeLessThan(0.999);
  });

  it('trades inside the band only what a decision made due, and never beyond the share of daily volume', () => {
    for (const { fact, before, close } of trading) {
      for (const { token, dw } of fact.trades) {
        const due = before.pending?.due[token] !== undefined;
        const band = noTradeBand(before.pending?.target[token] ?? 0, PARAMETERS);
        // A buy may be cut by cash to less than the band it exceeded.
        if (!due && dw < 0) expect(-dw).toBeGreaterThanOrEqual(band - rotation.band.tolerance);
        const advUsd = close.liquidity.get(token)?.advUsd as number;
        const aumUsd = rotation.aumUsd * (fact.book.navNet / (1 - fact.cost));
        expect(Math.abs(dw) * aumUsd).toBeLessThanOrEqual(rotation.maxAdvShare * advUsd * (1 + 1e-12));
      }
    }
  });

  it('sells before it buys', () => {
    for (const { fact } of trading) {
      const signs = fact.trades.map(({ dw }) => Math.sign(dw));
      expect(signs).toEqual([...signs].sort());
    }
  });

  it('lets each tranche decide on its own day and no other', () => {
    const decidedOn = new Set(steps.flatMap(({ state }) => state.tranches.map((tranche, i) => [tranche, i] as const)));
    for (const [tranche, index] of decidedOn) {
      if (tranche !== null) expect(tranche.decidedOn % rotation.tranches).toBe(index);
    }
    for (const { state, before, close } of steps) {
      expect(state.tranches[close.day % rotation.tranches]?.decidedOn).toBe(close.day);
      before.tranches.forEach((tranche, i) => {
        if (i !== close.day % rotation.tranches) expect(state.tranches[i]?.decidedOn).toBe(tranche?.decidedOn);
      });
    }
  });

  it('gives the same bits whatever the rows after a close hold', () => {
    const strip = ({ state, fact }: Step) => JSON.stringify({ state, fact });
    expect(simulatedFold(11, true).map(strip)).toEqual(simulatedFold(11).map(strip));
  });

  it('survives storage as JSON', () => {
    for (const { state } of steps) expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  });

  it('goes on alike from its columns, a copy and its JSON', () => {
    for (const { before, close, state, fact } of simulatedFold(11)) {
      for (const other of [{ ...before }, JSON.parse(JSON.stringify(before))]) {
        const step = advanceRotation(other, close, PARAMETERS);
        expect(JSON.stringify({ state: step.state, fact: step.fact })).toBe(JSON.stringify({ state, fact }));
      }
    }
  });
});

describe('nothing to go by', () => {
  it('stays in cash', () => {
    let state = emptyRotationState(PARAMETERS);
    for (let day = 700; day < 710; day++) {
      const step = advanceRotation(state, closeOf({ closes: {}, day }), PARAMETERS);
      state = step.state;
      expect(step.fact.regime.exposure).toBe(0);
      expect(step.fact.target).toEqual({});
      expect(step.fact.book).toEqual({ navGross: 1, navNet: 1, weights: {} });
    }
    expect(state.tranches.every((tranche) => tranche !== null)).toBe(true);
  });
});

describe('the forward record', () => {
  it('opens in cash on the target of the hypothetical fold and enters it at the next close, paying for it', () => {
    const all = simulatedFold(12);
    const at = all.findIndex(({ state, fact }) => sum(state.pending?.target ?? {}) > 0.8 && fact.regime.exposure === 1);
    const hypothetical = (all[at] as Step).state;
    const opened = openRecord(hypothetical);
    expect(opened.book).toEqual({ navGross: 1, navNet: 1, weights: {} });
    expect(opened.tranches).toBe(hypothetical.tranches);
    expect(opened.pending?.target).toEqual(hypothetical.pending?.target);

    const { close } = all[at + 1] as Step;
    const liquidity = new Map([...close.liquidity].map(([id, one]) => [id, { ...one, advUsd: 1e9 }]));
    const { fact } = advanceRotation(opened, { ...close, liquidity }, PARAMETERS);
    const priced = Object.keys(opened.pending?.target ?? {}).filter((id) =>
      fact.trades.some(({ token }) => token === id),
    );
    expect(priced.length).toBeGreaterThan(3);
    for (const token of priced)
      expect(fact.book.weights[token]).toBeCloseTo(opened.pending?.target[token] as number, 2);
    expect(fact.cost).toBeGreaterThan(0);
    expect(fact.book.navGross).toBe(1);
  });
});
