import { canonicalJson } from '../engine/canonicalJson.ts';
import { sha256Hex } from '../engine/sha256.ts';
import type { TrainingDate } from './types.ts';

/**
 * SHA-256 that names what a model was trained on: of the hashes of its dates, each over day, tokens, features to 12
 * digits and labels. Seconds for two years of dates, so it belongs to the model card, not to a refit.
 */
export function dataHash(dates: readonly TrainingDate[]): string {
  return sha256Hex(dates.map(dateHash).join('\n'));
}

function dateHash({ day, tokens, x, y }: TrainingDate): string {
  return sha256Hex(canonicalJson({ day, tokens, x: Array.from(x), y: Array.from(y) }));
}
