import type { Model } from '../../contracts/model.ts';
import type { SnapshotInput } from './input.ts';

/** The learned model as readers see it. A skill weight above 0 is a measure on past weeks, never called a proof. */
export function modelPart({ omega, modelCard }: SnapshotInput): Model {
  return { omega, card: modelCard, note: noteOf(omega, modelCard !== null) };
}

function noteOf(omega: number, fitted: boolean): string {
  if (!fitted) return 'Rules only: there is not enough history for a first model yet.';
  if (omega === 0)
    return 'Rules only: the model predicts and is judged, but has shown no skill that would give it weight.';
  const share = Math.round(omega * 100);
  return `The model counts with a skill weight of ${share}%, measured on its last year of weekly predictions as issued. That is not a proof of future skill.`;
}
