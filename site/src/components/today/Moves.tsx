import { moveSentence, type Names } from '../../../../shared/feed/moveSentence.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { priceUsd } from '../../format/usd.ts';
import { dateInWords } from '../../format/utc.ts';
import { Move } from '../common/Move.tsx';
import { Panel } from '../common/Panel.tsx';

const EARLIER = 15;

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
            {earlier.slice(0, EARLIER).map((move, place) => (
              <li key={place}>
                <time dateTime={move.date}>{dateInWords(move.date)}</time>: {moveSentence(move, names)}
              </li>
            ))}
          </ul>
          {earlier.length > EARLIER && (
            <p class="fine">
              The newest {EARLIER} of them; all are in <a href="/rotation/#log">the log of moves</a>.
            </p>
          )}
        </details>
      )}
    </Panel>
  );
}
