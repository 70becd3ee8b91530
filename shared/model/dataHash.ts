import { sha256Hex } from '../engine/sha256.ts';
import type { TrainingDate } from './types.ts';

/** Features are hashed as whole millionths: what two engines may compute differently lies far below. */
const UNITS = 1e6;

/**
 * SHA-256 that names what a model was trained on: of the hashes of its dates, each over day, tokens, features to 6
 * decimals and labels. About a millisecond a date, so it belongs to the model card, not to a refit.
 */
export function dataHash(dates: readonly TrainingDate[]): string {
  return sha256Hex(dates.map(dateHash).join('\n'));
}

function dateHash({ day, tokens, x, y }: TrainingDate): string {
  const features = Int32Array.from(x, (value) => Math.round(value * UNITS));
  return sha256Hex(`${day};${tokens.join()};${features.join()};${y.join()}`);
}
