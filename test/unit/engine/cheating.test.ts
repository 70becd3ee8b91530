import { describe, expect, it } from 'vitest';
import { gradeSkill, modelSkill } from '../../../shared/backtest/figures/rankSkill.ts';
import { recordFold } from '../../../shared/backtest/recordFold.ts';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { type FoldStep, fold } from '../../../shared/engine/fold.ts';
import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import type { EngineState } from '../../../shared/engine/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';
import { NOTHING_LEARNT } from '../../../shared/model/walkForward.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { simulatedPanel } from '../../fixtures/simulatedPanel.ts';

/** SIMULATED: seven months, in which a model with a shorter warm-up is fitted, judged and believed. */
const panel = simulatedPanel(REGISTRY, '2022-01-01', '2022-07-31', 'cheating');
const last = panel.firstDay + panel.days - 1;
const params: Parameters = {
  ...PARAMETERS,
  model: {
    ...PARAMETERS.model,
    minDates: 40,
    calibration: { ...PARAMETERS.model.calibration, minWeeks: 3 },
    skill: { ...PARAMETERS.model.skill, minWeeks: 3 },
  },
};
const LEAD = 3;
const history = (of: Panel) => ({ panel: of, registry: REGISTRY, live: false });
const factsOf = ({ facts, state }: FoldStep) => ({ facts, state });

describe('the whole pipeline, the model in it', () => {
  const whole = [...fold(emptyState(params), history(panel), panel.firstDay, last, params)];
  const end = whole.at(-1) as FoldStep;

  it('has a model that predicts, is judged and weighs in the grades by the end', () => {
    expect(end.facts.model.issued).toBeDefined();
    expect(end.state.model.weeks.length).toBeGreaterThan(5);
    expect(whole.some(({ facts }) => facts.grades.some(({ pillars }) => pillars.model.weight > 0))).toBe(true);
  });

  it('gives the same bits when history is cut at a day', () => {
    const days = panel.days - 20;
    const cut = [...fold(emptyState(params), history(cutPanel(panel, days - 1)), panel.firstDay, last, params)];
    expect(cut).toHaveLength(days);
    expect(factsOf(cut.at(-1) as FoldStep)).toStrictEqual(factsOf(whole[days - 1] as FoldStep));
  });

  it('gives the same bits when it goes on from a stored state with what was learnt', () => {
    const { state, learning } = whole[panel.days - 31] as FoldStep;
    const stored = JSON.parse(JSON.stringify(state)) as EngineState;
    const rest = [...fold(stored, history(panel), last - 29, last, params, learning)];
    expect(factsOf(rest.at(-1) as FoldStep)).toStrictEqual(factsOf(end));
    const forgetful = [...fold(stored, history(panel), last - 29, last, params, NOTHING_LEARNT)];
    expect(factsOf(forgetful.at(-1) as FoldStep)).not.toEqual(factsOf(end));
  });
});

describe('the harness that measures grades', () => {
  const placebo = permuted(panel);
  const period = { registry: REGISTRY, from: panel.firstDay + 60, to: last - LEAD, params };
  const record = recordFold({ panel: placebo, ...period });
  const honest = gradeSkill(record);

  it('finds nothing once returns are permuted across tokens at every close', () => {
    for (const { mean, t, daily } of [honest, modelSkill(record)]) {
      expect(daily.length).toBeGreaterThan(30);
      expect(Math.abs(t ?? 9)).toBeLessThan(2.5);
      expect(Math.abs(mean ?? 9)).toBeLessThan(0.04);
    }
  });

  it('sees a leak of three days', () => {
    const ahead = withCloses(placebo, (cells, row) => cells[row + LEAD] ?? Number.NaN);
    const caught = gradeSkill({ ...recordFold({ panel: ahead, ...period }), panel: placebo });
    expect(caught.daily.length).toBeGreaterThan(100);
    expect(caught.mean).toBeGreaterThan((honest.mean ?? 1) + 0.05);
    expect(caught.t).toBeGreaterThan(3);
  });
});

/** The panel with each token's closes made of its own. */
function withCloses(of: Panel, closeAt: (cells: Float64Array, row: number) => number): Panel {
  const close = of.close.slice();
  of.tokens.forEach((_, token) => {
    const cells = of.close.subarray(token * of.days, (token + 1) * of.days);
    for (let row = 0; row < of.days; row++) close[token * of.days + row] = closeAt(cells, row);
  });
  return { ...of, close };
}

/** The same daily returns, dealt out anew at each close among the tokens that are priced at it and the day before. */
function permuted(of: Panel): Panel {
  const random = randomOf('placebo');
  const close = of.close.slice();
  const at = (token: number, row: number) => token * of.days + row;
  for (let row = 1; row < of.days; row++) {
    const priced = of.tokens.flatMap((_, token) =>
      Number.isNaN((of.close[at(token, row)] as number) + (of.close[at(token, row - 1)] as number)) ? [] : [token],
    );
    const returns = priced.map(
      (token) => (of.close[at(token, row)] as number) / (of.close[at(token, row - 1)] as number),
    );
    for (const token of priced) {
      const [change] = returns.splice(Math.floor(random.uniform() * returns.length), 1) as [number];
      close[at(token, row)] = (close[at(token, row - 1)] as number) * change;
    }
  }
  return { ...of, close };
}
