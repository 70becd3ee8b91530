import type { DecisionRow } from '../../../../../shared/contracts/rotation.ts';
import type { Names } from '../../../../../shared/feed/moveSentence.ts';
import { dateInWords } from '../../../format/utc.ts';
import { DownloadButton } from '../../common/DownloadButton.tsx';
import { Move } from '../../common/Move.tsx';
import { movesCsv } from './movesCsv.ts';

/** Moves of one month under their closes, in the order given, and as a file. */
export function MoveList({ moves, names, file }: { moves: readonly DecisionRow[]; names: Names; file: string }) {
  if (moves.length === 0) return <p class="empty">No move of this kind in this month.</p>;
  const days = Map.groupBy(moves, ({ date }) => date);
  return (
    <>
      <p class="table-actions">
        <span class="fine">
          {moves.length} {moves.length === 1 ? 'move' : 'moves'} at {days.size} {days.size === 1 ? 'close' : 'closes'}
        </span>
        <DownloadButton name={file} text={() => movesCsv(moves)}>
          Moves as CSV
        </DownloadButton>
      </p>
      <ol class="log">
        {[...days].map(([date, own]) => (
          <li key={date}>
            <h3>
              <time dateTime={date}>{dateInWords(date)}</time>
            </h3>
            <ul class="moves">
              {own.map((move, place) => (
                <li key={place}>
                  <Move move={move} names={names} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Those of one reason ('' = any), the newest close first and each close in its own order. */
export function newestFirst(moves: readonly DecisionRow[], reason: string): readonly DecisionRow[] {
  const wanted = moves.filter((move) => reason === '' || move.reason === reason);
  return [...Map.groupBy(wanted, ({ date }) => date).values()].reverse().flat();
}
