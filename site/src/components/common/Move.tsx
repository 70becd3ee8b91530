import type { DecisionRow } from '../../../../shared/contracts/rotation.ts';
import type { Signals } from '../../../../shared/contracts/tokens.ts';
import { moveSentence, type Names } from '../../../../shared/feed/moveSentence.ts';
import { explanationInput } from '../../format/explanationInput.ts';
import { Missing } from './Missing.tsx';
import { ProbabilityParts } from './ProbabilityParts.tsx';

/**
 * One move, opening to the rule and the numbers that made it and what would have stopped it. `signals` are those of the
 * move's own close, where they are at hand: they tell what a probability is made of.
 */
export function Move(props: { move: DecisionRow; names: Names; signals?: Signals }) {
  const { move, names, signals } = props;
  const { rule, inputs, runner_up, reversal } = move.explanation;
  const runnerUp = runner_up === null ? null : nameOf(runner_up, names);
  return (
    <details class="move">
      <summary>{moveSentence(move, names)}</summary>
      <table class="inputs">
        <caption>
          Rule <code>{rule}</code>
        </caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Threshold
            </th>
          </tr>
        </thead>
        <tbody>
          {inputs.map((input) => {
            const { label, show } = explanationInput(input.name);
            return (
              <tr key={input.name}>
                <th scope="row">
                  {label}
                  {input.name === 'probability' && signals !== undefined && (
                    <ProbabilityParts id={move.token} signals={signals} />
                  )}
                </th>
                <td class="number">
                  {input.value === null ? <Missing why="not defined at this close" /> : show(input.value)}
                </td>
                <td class="number">
                  {input.threshold === null ? <Missing why="not tested" /> : show(input.threshold)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        <strong>Runner-up:</strong> {runnerUp ?? 'none'}.
      </p>
      <p>
        <strong>Would have been reversed by:</strong> {reversal ?? 'nothing the rules define'}.
      </p>
    </details>
  );
}

/** A runner-up is a narrative or a token. */
function nameOf(id: string, names: Names): string {
  const narrative = names.narrative(id);
  return narrative === id ? names.token(id) : narrative;
}
