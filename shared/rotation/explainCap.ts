import type { Parameters } from '../engine/parameters.ts';
import { roundedBeyond } from './roundedUp.ts';
import type { Clip } from './trancheWeights.ts';
import type { Explanation } from './types.ts';

/** Why a token or narrative was clipped; what it lost went to the benchmark. */
export function explainCap(kind: 'token' | 'narrative', clip: Clip, limit: number, params: Parameters): Explanation {
  return {
    rule: `rotation.cap.${kind}`,
    inputs: [{ name: 'weight_before', value: clip.before, threshold: limit }],
    runnerUp: params.rotation.benchmark,
    reversal: `a weight before the cap lower by ${roundedBeyond(100 * (clip.before - limit), 2)}% of the tranche (it was ${(100 * clip.before).toFixed(2)}%)`,
  };
}
