import { describe, expect, it } from 'vitest';
import { gradeSkill, modelSkill } from '../../../shared/backtest/figures/rankSkill.ts';
import { recordFold } from '../../../shared/backtest/recordFold.ts';
import { recordWithTrials } from '../../../shared/backtest/recordWithTrials.ts';
import { allTokenChanges } from '../../../shared/backtest/replay/allTokenChanges.ts';
import { restartedRotation } from '../../../shared/backtest/restartedRotation.ts';
import { entriesOf } from '../../../shared/backtest/tokenColumn.ts';
import { TRIALS } from '../../../shared/backtest/trials.ts';
import type { RecordedClose } from '../../../shared/backtest/types.ts';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { fold } from '../../../shared/engine/fold.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { publishedBy } from '../../../shared/model/issueSection.ts';
import { rankCorrelation } from '../../../shared/stats/rankCorrelation.ts';
import { backtestInput } from '../../fixtures/recordedBacktest.ts';

/** A model that is fitted and judged within the warm-up of half a year. */
const model = {
  ...PARAMETERS.model,
  minDates: 60,
  skill: { ...PARAMETERS.model.skill, minWeeks: 4 },
  calibration: { ...PARAMETERS.model.calibration, minWeeks: 4 },
};
const input = { ...backtestInput('2022-02-14'), params: { ...PARAMETERS, model } };
const record = recordFold(input);

const history = { panel: input.panel, registry: input.registry, live: false, heat: false };
const whole = [...fold(emptyState(input.params), history, input.panel.firstDay, input.to, input.params)];
const period = whole.filter(({ facts }) => facts.day >= input.from);

describe('the period of a back-test', () => {
  it('goes on with what the model learnt before it, as if the fold had never stopped', () => {
    expect(period.every(({ facts }) => facts.model.issued !== undefined)).toBe(true);
    expect(record.closes.map(({ modelScores }) => modelScores && new Map(entriesOf(modelScores)))).toEqual(
      period.map(({ facts }) => facts.model.issued && publishedBy(facts.model.issued, 'scores')),
    );
    expect(record.closes.map(({ grades }) => entriesOf(grades))).toEqual(
      period.map(({ facts }) => facts.grades.map(({ token, grade }) => [token, grade])),
    );
  });
});

describe('the trials that go along', () => {
  const find = (name: string) => TRIALS.filter(({ configuration }) => configuration === name);
  const trials = [...find('rules only'), ...find('methodology 1.0.0'), ...find('higher grades')];
  const { trials: paths = [], ...beside } = recordWithTrials(input, trials);
  const navOf = (closes: typeof record.closes) => Float64Array.from(closes, ({ rotation }) => rotation.book.navNet);

  it('leave the record as it is, and the published configuration is its portfolio to the last bit', () => {
    expect(beside).toEqual(record);
    // The rules alone would need a fold of their own.
    expect(paths.map(({ configuration }) => configuration)).toEqual(['methodology 1.0.0', 'higher grades']);
    expect(paths[0]?.navNet).toEqual(navOf(record.closes));
  });

  it('are what a back-test with their parameters gives', () => {
    const { closes } = recordFold({ ...input, params: trials[2]?.vary?.(input.params) ?? input.params });
    expect(paths[1]?.navNet).toEqual(navOf(closes));
    expect(paths[1]?.navNet).not.toEqual(paths[0]?.navNet);
  });

  it('is the same from a portfolio carried along a fold that goes on with its own', () => {
    const closes: RecordedClose[] = [];
    const portfolio = restartedRotation(input, (close) => closes.push(close));
    for (const step of period) portfolio(step, allTokenChanges(input, step.facts.day).delisted);
    // Of a token that was never eligible the record keeps nothing.
    const kept = new Set(record.panel.tokens);
    const shown = ({ advUsd: _adv, capUsd: _cap, leaving, ...rest }: RecordedClose) => ({
      ...rest,
      leaving: leaving.filter((token) => kept.has(token)),
    });
    expect(closes.map(shown)).toEqual(record.closes.map(shown));
    expect(closes.map(({ rotation }) => rotation.book)).not.toEqual(period.map(({ facts }) => facts.rotation.book));
  });
});

describe('the daily rank IC', () => {
  const { closes, panel, params } = record;
  const { from, to } = params.model.target;

  it('is taken over tradable tokens, from the next close to a week after it, where that lies in the period', () => {
    const { daily } = modelSkill(record);
    expect(daily.map(({ day }) => day)).toEqual(closes.slice(0, -to).map(({ day }) => day));
    const close = closes[5]!;
    const scores = new Map(entriesOf(close.modelScores!));
    const price = (token: string, ahead: number) =>
      panel.close[panel.tokens.indexOf(token) * panel.days + close.row + ahead] as number;
    const tokens = close.tradable.filter(
      (token) => scores.has(token) && price(token, from) > 0 && price(token, to) > 0,
    );
    expect(daily[5]?.tokens).toBe(tokens.length);
    expect(daily[5]?.ic).toBeCloseTo(
      rankCorrelation(
        tokens.map((token) => scores.get(token) as number),
        tokens.map((token) => Math.log(price(token, to) / price(token, from))),
      ) as number,
      12,
    );
  });

  it('of scores nobody issued is no series', () => {
    const rules = { ...record, closes: closes.map((close) => ({ ...close, modelScores: undefined })) };
    expect(modelSkill(rules)).toEqual({ daily: [], mean: undefined, t: undefined });
    expect(gradeSkill(rules)).toEqual(gradeSkill(record));
  });
});
