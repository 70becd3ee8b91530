import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import { Missing } from './Missing.tsx';

type Stage = NonNullable<NarrativeRow['stage']>;
const MEANING: Readonly<Record<Stage, string>> = {
  crowded: 'nearly every member is above its mean, at a share of the volume rarely seen before',
  cooling: 'its heat fell sharply within 7 days',
  hot: 'its heat is high',
  emerging: 'warm and accelerating out of a month below its usual',
  dormant: 'its heat is low',
  neutral: 'no other stage applies',
};
export const NO_HEAT = 'no heat: too few closes to compare it with its own past';

/** The stage of a narrative, as a word. */
export function StageTag({ stage }: { stage: Stage | null }) {
  if (stage === null) return <Missing why={NO_HEAT} />;
  return (
    <span class={`tag stage ${stage}`} title={MEANING[stage]}>
      {stage}
    </span>
  );
}
