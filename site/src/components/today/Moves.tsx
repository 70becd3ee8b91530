import type { DecisionRow } from '../../../../shared/contracts/rotation.ts';
import type { Signals } from '../../../../shared/contracts/tokens.ts';
import { moveSentence, type Names } from '../../../../shared/feed/moveSentence.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { explanationInput } from '../../format/explanationInput.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { priceUsd } from '../../format/usd.ts';
import { dateInWords } from '../../format/utc.ts';
import { Missing } from '../common/Missing.tsx';
import { Panel } from '../common/Panel.tsx';
import { ProbabilityParts } from './ProbabilityParts.tsx';

/** What changed at the last close, each move with the rule and the numbers that made it, and what would have stopped it. */
export function Moves({ snapshot, names }: { snapshot: Snapshot; names: Names }) {
  const { close_date: closeDate, signals } = snapshot;
  const { moves, recent_moves, trades } = snapshot.rotation;
  const earlier = recent_moves.filter((move) => move.date !== closeDate);
  return (
    <Panel id="moves" title="What changed and why" note={<>At the close of {dateInWords(closeDate)}.</>}>
      {moves.length === 0 && <p class="empty">No decision changed anything at this close.</p>}
      <ul class="moves">
        {moves.map((move, place) => (
          <li key={place}>
            <Move move={move} names={names} signals={signals} />
          </li>
        ))}
      </ul>
      {trades.length > 0 && (
        <details class="more">
          <summary>Trades of the record at this close: {trades.length}</summary>
          <ul class="lines">
            {trades.map((trade) => (
              <li key={trade.token}>
                {trade.weight_change > 0 ? 'Bought' : 'Sold'} {trade.symbol}:{' '}
                {signedPoints(trade.weight_change * 100, 2)} % of net value at {priceUsd(trade.price)}, cost{' '}
                {percent(trade.cost, 4)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {earlier.length > 0 && (
        <details class="more">
          <summary>Moves of the closes before: {earlier.length}</summary>
          <ul class="lines">
            {earlier.map((move, place) => (
              <li key={place}>
                <time dateTime={move.date}>{dateInWords(move.date)}</time>: {moveSentence(move, names)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Move({ move, names, signals }: { move: DecisionRow; names: Names; signals: Signals }) {
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
                  {input.name === 'probability' && <ProbabilityParts id={move.token} signals={signals} />}
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
