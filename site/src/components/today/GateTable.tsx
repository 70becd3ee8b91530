import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { signedPoints } from '../../format/percent.ts';
import { Missing } from '../common/Missing.tsx';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Return } from '../common/Return.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';

const SHOWN = 8;

/** The best-ranked narratives and the tests they must pass to be held: what may come next, and what stands in its way. */
export function GateTable({ scores, names }: { scores: Rotation['narratives']; names: Names }) {
  return (
    <>
      <p class="fine gate-rule">
        A narrative is held only while its gate is open: 14-day return and 30-day return beyond Bitcoin above 0, above
        its 20-day mean, tradable, at least one token that qualifies.
      </p>
      <ScrollBox label="Narratives at the gate, scrolls sideways">
        <table>
          <caption class="sr">Narratives at the gate of the rotation</caption>
          <thead>
            <tr>
              <th scope="col">Narrative</th>
              <th scope="col" class="number">
                Rank
              </th>
              <th scope="col" class="number">
                Score
              </th>
              <th scope="col" class="number">
                14 d
              </th>
              <th scope="col" class="number">
                30 d beyond BTC
              </th>
              <th scope="col">20-day mean</th>
              <th scope="col">Tradable</th>
              <th scope="col" class="number">
                Tokens
              </th>
              <th scope="col">Gate</th>
            </tr>
          </thead>
          <tbody>
            {scores.slice(0, SHOWN).map(({ narrative, rank, score, gate, gate_tests }) => (
              <tr key={narrative}>
                <th scope="row">
                  <NarrativeLink id={narrative} name={names.narrative(narrative)} />
                </th>
                <td class="number">{rank ?? <Missing why="no rank: the index is too young or flat" />}</td>
                <td class="number">
                  {score === null ? <Missing why="no score: the index is too young or flat" /> : signedPoints(score, 2)}
                </td>
                <td class="number">
                  <Return value={gate_tests.r14} />
                </td>
                <td class="number">
                  <Return value={gate_tests.x30} />
                </td>
                <td>{gate_tests.above_sma20 ? 'above' : 'below'}</td>
                <td>{gate_tests.tradable ? 'yes' : 'no'}</td>
                <td class="number">{gate_tests.qualifying_tokens}</td>
                <td class={gate ? 'gate-open' : 'gate-closed'}>{gate ? 'open' : 'closed'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
