import type { ModelCard } from '../contracts/model.ts';
import type { Parameters } from '../engine/parameters.ts';
import { isoDateOf } from '../market/day.ts';
import { auc } from '../stats/auc.ts';
import { brier } from '../stats/brier.ts';
import { logLoss } from '../stats/logLoss.ts';
import { mean } from '../stats/mean.ts';
import { neweyWest } from '../stats/neweyWest.ts';
import { wilson } from '../stats/wilson.ts';
import { publishedOf } from './issueSection.ts';
import { judgedWeek } from './judge.ts';
import { reliability } from './reliability.ts';
import { publishedScores } from './skill.ts';
import type { JudgedSection } from './types.ts';

type Figures = NonNullable<ModelCard['out_of_sample']>;

/** The model card's out-of-sample figures over judged sections, ascending; null when there are none. */
export function outOfSample(judged: readonly JudgedSection[], params: Parameters): Figures | null {
  const [first, last] = [judged[0], judged.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { skill, card } = params.model;
  const scores = judged.flatMap((section) => publishedOf(section).scores);
  const labels = judged.flatMap((section) => section.labels);
  const ics = judged.map((section) => publishedScores(judgedWeek(section)).rankIc);
  const hits = scores.filter((score, i) => score > 0 === (labels[i] === 1)).length;
  const hitInterval = wilson(hits, scores.length, card.wilsonZ);
  if (hitInterval === undefined) return null;
  return {
    from: isoDateOf(first.day),
    to: isoDateOf(last.day),
    weeks: judged.length,
    predictions: scores.length,
    rank_ic: { mean: mean(ics), t: neweyWest(ics, skill.lag)?.t ?? null, n: ics.length },
    auc: auc(scores, labels) ?? null,
    hit_rate: hits / scores.length,
    hit_interval: hitInterval,
    calibrated: calibratedFigures(judged, params),
  };
}

/** Of the predictions issued with a slope above zero: before that a probability was one half and claimed nothing. */
function calibratedFigures(judged: readonly JudgedSection[], params: Parameters): Figures['calibrated'] {
  const { skill, card } = params.model;
  const claimed = judged.filter((section) => publishedOf(section).slope > 0);
  const probabilities = claimed.flatMap((section) => publishedOf(section).probabilities);
  const labels = claimed.flatMap((section) => section.labels);
  if (probabilities.length === 0) return null;
  const score = brier(probabilities, labels);
  return {
    predictions: probabilities.length,
    brier: score,
    brier_skill: 1 - score / skill.maxBrier,
    log_loss: logLoss(probabilities, labels),
    reliability: reliability(probabilities, labels, card.reliabilityBins, card.wilsonZ).map((bin) => ({
      predictions: bin.predictions,
      mean_probability: bin.meanProbability,
      observed: bin.observed,
      interval: bin.interval,
    })),
  };
}
