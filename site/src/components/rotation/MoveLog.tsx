import type { DecisionRow } from '../../../../shared/contracts/rotation.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { asLogPage, type LogPage, type Month, monthBeside, monthOf, monthQuery } from '../../data/logMonth.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { type Loaded, useEndpoint } from '../../data/useEndpoint.ts';
import { useQuery } from '../../data/useQuery.ts';
import { dateInWords, monthInWords } from '../../format/utc.ts';
import { DownloadButton } from '../common/DownloadButton.tsx';
import { Move } from '../common/Move.tsx';
import { Panel } from '../common/Panel.tsx';
import { Select } from '../common/Select.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';
import { movesCsv } from './movesCsv.ts';
import { REASONS } from './reasons.ts';

/** Every move of the record, a month at a time, newest first; month and reason stand in the address. */
export function MoveLog({ snapshot, names }: { snapshot: Snapshot; names: Names }) {
  const newest = monthOf(snapshot.close_date);
  const oldest = monthOf(snapshot.rotation.record.started_on);
  const [text, setMonth] = useQuery('month');
  const month = /^\d{4}-\d{2}$/.test(text) && text >= oldest && text <= newest ? text : newest;
  const [reason, setReason] = useQuery('reason');
  const page: Loaded<LogPage> = useEndpoint(`/v1/rotations?${monthQuery(month)}`, snapshot.close_date, asLogPage);
  const go = (to: Month) => setMonth(to === newest ? '' : to);
  return (
    <Panel
      id="log"
      title="Log of moves"
      note={
        <>
          Decisions of the forward record, which began on {dateInWords(snapshot.rotation.record.started_on)}. Each opens
          to its rule and numbers.
        </>
      }
    >
      <div class="log-controls">
        <span class="month">
          <button type="button" class="button" disabled={month <= oldest} onClick={() => go(monthBeside(month, -1))}>
            <span aria-hidden="true">◀</span>
            <span class="sr">Month before</span>
          </button>
          <strong aria-live="polite">{monthInWords(month)}</strong>
          <button type="button" class="button" disabled={month >= newest} onClick={() => go(monthBeside(month, 1))}>
            <span aria-hidden="true">▶</span>
            <span class="sr">Month after</span>
          </button>
        </span>
        <Select label="Reason" choices={[['', 'all'], ...REASONS]} value={reason} onChange={setReason} />
        <span class="downloads">
          <a href={`/v1/rotations?${monthQuery(month)}`}>JSON</a>
          <a href={`/v1/rotations.csv?${monthQuery(month)}`}>Closes as CSV</a>
        </span>
      </div>
      <WhenLoaded of={page} what="the log" room="room-list">
        {({ entries, next_cursor: rest }) => (
          <>
            <Moves moves={movesOf(entries, reason)} {...{ names, month }} />
            {rest !== null && (
              <p class="fine">
                The month is longer than one answer; its later closes are{' '}
                <a href={`/v1/rotations?${monthQuery(month)}&cursor=${rest}`}>in the next one</a>.
              </p>
            )}
          </>
        )}
      </WhenLoaded>
    </Panel>
  );
}

const movesOf = (entries: LogPage['entries'], reason: string): readonly DecisionRow[] =>
  entries
    .toReversed()
    .flatMap(({ decisions }) => decisions)
    .filter((move) => reason === '' || move.reason === reason);

function Moves({ moves, names, month }: { moves: readonly DecisionRow[]; names: Names; month: Month }) {
  if (moves.length === 0) return <p class="empty">No move of this kind in this month.</p>;
  const days = Map.groupBy(moves, ({ date }) => date);
  return (
    <>
      <p class="table-actions">
        <span class="fine">
          {moves.length} {moves.length === 1 ? 'move' : 'moves'} at {days.size} {days.size === 1 ? 'close' : 'closes'}
        </span>
        <DownloadButton name={`tidewatch-moves-${month}.csv`} text={() => movesCsv(moves)}>
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
