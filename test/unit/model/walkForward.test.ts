import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { calibrationSlope } from '../../../shared/model/calibration.ts';
import { fitModel } from '../../../shared/model/fitModel.ts';
import { publishedBy } from '../../../shared/model/issueSection.ts';
import { judgedWeek } from '../../../shared/model/judge.ts';
import { trainingWindow } from '../../../shared/model/trainingWindow.ts';
import type { JudgedWeek } from '../../../shared/model/types.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { liquidityOf } from '../grades/simulatedMarket.ts';
import { FIRST_DAY, meanIc, plantedMarket, SHORT, TOKENS, type Walked, walk } from './plantedMarket.ts';

const DAYS = 300;
const market = plantedMarket(DAYS, 0.15);
const whole = walk(market);
const issuedDays = (walked: Walked) => walked.facts.filter(({ issued }) => issued !== undefined);

describe('the walk-forward', () => {
  it('predicts at every close from the first refit on, with the last refit', () => {
    const first = whole.facts.findIndex(({ issued }) => issued !== undefined);
    expect((FIRST_DAY + first) % 7).toBe(0);
    expect(whole.facts.slice(first).every(({ issued }) => issued !== undefined)).toBe(true);
    for (const { day, issued } of issuedDays(whole)) expect(issued?.cutOff).toBe(day - (day % 7));
  });

  it('learns the planted feature and gains skill from it', () => {
    const { artefact } = whole.learning;
    const [planted, ...others] = (artefact?.coefficients ?? []).map(Math.abs) as [number, ...number[]];
    expect(planted).toBeGreaterThan(2 * Math.max(...others));
    expect(meanIc(whole)).toBeGreaterThan(0.15);
    expect(whole.state.omega).toBeGreaterThan(0.5);
    expect(whole.state.slopes.logistic).toBeGreaterThan(0);
  });

  it('has no skill before enough weeks were judged, and a probability of one half before calibration', () => {
    let judged = 0;
    for (const { omega, issued, judged: now } of whole.facts) {
      judged += now.length;
      if (judged < SHORT.model.skill.minWeeks) expect(omega).toBe(0);
      if (issued === undefined || judged >= SHORT.model.calibration.minWeeks) continue;
      expect(new Set(issued.logistic.probabilities)).toEqual(new Set([0.5]));
    }
    expect(judged).toBeGreaterThan(SHORT.model.skill.minWeeks);
  });

  it('judges exactly what it issued on refit days, once its outcome is known', () => {
    const issued = new Map(issuedDays(whole).map((fact) => [fact.day, fact.issued]));
    const judged = whole.facts.flatMap((fact) => fact.judged.map((section) => ({ section, on: fact.day })));
    expect(judged.length).toBeGreaterThan(20);
    for (const { section, on } of judged) {
      expect(section.day % 7).toBe(0);
      expect(on).toBe(section.day + 8);
      const { returns: _returns, labels: _labels, ...asIssued } = section;
      expect(asIssued).toStrictEqual(issued.get(section.day));
    }
  });

  it('issues with the slope that the weeks judged up to that very close give', () => {
    const weeks: JudgedWeek[] = [];
    const slopes = new Set<number>();
    for (const { issued, judged } of whole.facts) {
      weeks.push(...judged.map(judgedWeek));
      if (issued === undefined) continue;
      expect(issued.logistic.slope).toBe(calibrationSlope(weeks, 'logistic', SHORT));
      slopes.add(issued.logistic.slope);
    }
    expect(slopes.size).toBeGreaterThan(10);
  });

  it('gives the same bits when history is cut at any close', () => {
    for (const rows of [100, 171, 255]) {
      const cut = walk({ panel: cutPanel(market.panel, rows - 1), matrices: market.matrices.slice(0, rows) });
      expect(cut.facts).toStrictEqual(whole.facts.slice(0, rows));
    }
  });

  it('gives the same bits when it goes on from a stored state', () => {
    const half = walk(market, SHORT, 0, 150);
    const stored = JSON.parse(JSON.stringify(half.state)) as Walked['state'];
    expect(stored).toStrictEqual(half.state);
    const rest = walk(market, SHORT, 150, DAYS, { state: stored, learning: half.learning });
    expect(rest.facts).toStrictEqual(whole.facts.slice(150));
    expect(rest.state).toStrictEqual(whole.state);
  });

  it('passes over a close with too small a universe, and still learns what came of others', () => {
    const holed = { ...market, matrices: market.matrices.with(120, undefined as never) };
    const walked = walk(holed);
    expect(walked.facts[120]).toMatchObject({
      section: undefined,
      issued: undefined,
      outcomes: [{ day: FIRST_DAY + 112 }],
    });
    expect(walked.facts[128]?.outcomes).toEqual([]);
  });

  it('neither learns from nor predicts tokens that are too young, but counts them in the median', () => {
    const young = new Map(
      TOKENS.map((token, i) => [token, { ...liquidityOf(token, 1e8), pricedBars: i < 4 ? 60 : 61 }]),
    );
    const { facts } = walk(market, SHORT, 0, 80, undefined, young);
    const last = facts.at(-1);
    expect([...(last?.issued?.tokens ?? [])]).toEqual(TOKENS.slice(4));
    expect([...publishedBy(last!.issued!, 'scores').keys()]).toEqual(TOKENS.slice(4));
    expect(last?.outcomes[0]?.tokens).toEqual(TOKENS);
  });

  it('is judged also where no supply is known: nothing of a later supply is read there', () => {
    const untold = new Map(TOKENS.map((token, i) => [token, liquidityOf(token, undefined, i < 6)]));
    const judged = walk(market, SHORT, 0, 120, undefined, untold).facts.flatMap((fact) => fact.judged);
    expect(judged.at(-1)?.tokens).toEqual(TOKENS);
  });
});

describe('purge and embargo', () => {
  const { dates } = walk(market, { ...SHORT, model: { ...SHORT.model, windowDays: 10_000 } }).learning.training;
  const refit = FIRST_DAY + 210 - ((FIRST_DAY + 210) % 7);
  const fit = fitModel(dates, refit, undefined, SHORT);

  it('a refit does not see a label after its last training date, whatever it says', () => {
    const changed = dates.map((date) =>
      date.day > refit - 9 ? { ...date, y: date.y.map((label) => 1 - label) } : date,
    );
    expect(fitModel(changed, refit, undefined, SHORT)).toStrictEqual(fit);
    const inside = dates.map((date) =>
      date.day === refit - 9 ? { ...date, y: date.y.map((label) => 1 - label) } : date,
    );
    expect(fitModel(inside, refit, undefined, SHORT)?.coefficients).not.toEqual(fit?.coefficients);
  });

  it('prices from the refit close on do not reach it', () => {
    const close = market.panel.close.slice();
    for (let token = 0; token < TOKENS.length; token++) {
      for (let day = refit; day < FIRST_DAY + DAYS; day++) close[token * DAYS + day - FIRST_DAY] = 1 + token;
    }
    const shaken = walk({ ...market, panel: { ...market.panel, close } }, SHORT, 0, refit - FIRST_DAY + 1);
    const asWas = walk(market, SHORT, 0, refit - FIRST_DAY + 1);
    expect(shaken.learning.artefact).toStrictEqual(asWas.learning.artefact);
    expect(asWas.learning.artefact?.cutOff).toBe(refit);
  });

  it('the published window is 730 days up to nine before the refit', () => {
    const many = Array.from({ length: 900 }, (_, day) => ({ ...dates[0]!, day }));
    const window = trainingWindow(many, 899, PARAMETERS);
    expect([window[0]?.day, window.at(-1)?.day]).toEqual([170, 890]);
  });

  it('fits on refit days only, and not from too few dates', () => {
    expect(fitModel(dates, refit + 1, undefined, SHORT)).toBeUndefined();
    expect(fitModel(dates.slice(0, 59), refit, undefined, SHORT)).toBeUndefined();
  });
});
