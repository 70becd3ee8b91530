import type { Signals } from '../../../../shared/contracts/tokens.ts';
import { percent } from '../../format/percent.ts';

/** What a token's probability of the last close is made of: the rules' and the learned model's, and the model's weight. */
export function ProbabilityParts({ id, signals }: { id: string | null; signals: Signals }) {
  const row = signals.signals.find((signal) => signal.kind === 'token' && signal.id === id);
  if (row === undefined) return null;
  const { rule_probability: rules, model_probability: model } = row;
  const ofModel =
    model === null || signals.omega === 0
      ? 'no part from the learned model'
      : `learned model ${percent(model)} at ${percent(signals.omega, 0)} weight`;
  return (
    <span class="parts">
      rules {percent(rules)}, {ofModel}
    </span>
  );
}
