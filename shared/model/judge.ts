import { brier } from '../stats/brier.ts';
import { logLoss } from '../stats/logLoss.ts';
import { rankCorrelation } from '../stats/rankCorrelation.ts';
import { labelsOf, returnsOf } from './trainingSet.ts';
import type { Issued, IssuedSection, JudgedScores, JudgedSection, JudgedWeek, Outcome } from './types.ts';

/** An issued section beside what came of it. Throws when the outcome lacks one of its tokens. */
export function judgeSection(issued: IssuedSection, outcome: Outcome): JudgedSection {
  return {
    ...issued,
    returns: returnsOf(issued.tokens, outcome),
    labels: labelsOf(issued.tokens, outcome),
  };
}

/** The figures of a judged section that skill, calibration and promotion are computed from. */
export function judgedWeek(section: JudgedSection): JudgedWeek {
  return {
    day: section.day,
    published: section.published,
    labels: section.labels,
    logistic: judgedScores(section.logistic, section),
    trees: section.trees && judgedScores(section.trees, section),
  };
}

function judgedScores({ scores, probabilities, slope }: Issued, { returns, labels }: JudgedSection): JudgedScores {
  return {
    slope,
    scores,
    // Scores that are all equal order nothing: no correlation.
    rankIc: rankCorrelation(scores, returns) ?? 0,
    brier: brier(probabilities, labels),
    logLoss: logLoss(probabilities, labels),
  };
}
