import type { Parameters } from '../engine/parameters.ts';
import { FEATURES } from '../grades/types.ts';
import { sigmoid } from '../stats/sigmoid.ts';
import { linearPredictors } from './rowProducts.ts';
import { treeScores } from './trees/boostTrees.ts';
import type { Issued, IssuedSection, ModelArtefact, ModelSection, ModelState } from './types.ts';

/** The predictions of a close by both models, calibrated with the slopes in force. */
export function issueSection(
  section: ModelSection,
  artefact: ModelArtefact,
  { slopes, published }: Pick<ModelState, 'slopes' | 'published'>,
  params: Parameters,
): IssuedSection {
  const { challenger, issuedDecimals } = params.model;
  const width = FEATURES.length;
  const linear = new Float64Array(section.tokens.length);
  linearPredictors(section.z, Float64Array.of(artefact.intercept, ...artefact.coefficients), linear.length, linear);
  const { trees } = artefact;
  return {
    day: section.day,
    cutOff: artefact.cutOff,
    tokens: section.tokens,
    published: trees === null ? 'logistic' : published,
    logistic: issued(linear, slopes.logistic, issuedDecimals),
    trees: trees && issued(treeScores(trees, section.z, width, challenger.bins), slopes.trees, issuedDecimals),
  };
}

function issued(raw: Float64Array, slope: number, decimals: number): Issued {
  const scores = Array.from(raw, (score) => rounded(score, decimals));
  return { scores, probabilities: scores.map((score) => rounded(sigmoid(slope * score), decimals)), slope };
}

/** Scores and probabilities are small numbers, so scaling them loses nothing. Never -0, which JSON would turn into 0. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}

/** The predictions that were published: by token, on the scale asked for. */
export function publishedBy(section: IssuedSection, column: 'scores' | 'probabilities'): ReadonlyMap<string, number> {
  const values = publishedOf(section)[column];
  return new Map(section.tokens.map((token, i) => [token, values[i] as number]));
}

/** The published model's predictions of a section. */
export function publishedOf(section: IssuedSection): Issued {
  return section.published === 'trees' && section.trees !== null ? section.trees : section.logistic;
}
