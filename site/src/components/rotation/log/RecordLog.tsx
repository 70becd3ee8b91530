import type { Names } from '../../../../../shared/feed/moveSentence.ts';
import { asLogPage, type LogPage, monthOf, monthQuery } from '../../../data/logMonth.ts';
import type { Snapshot } from '../../../data/snapshot.ts';
import { type Loaded, useEndpoint } from '../../../data/useEndpoint.ts';
import { WhenLoaded } from '../../common/WhenLoaded.tsx';
import { LogControls, useLogChoice } from './LogControls.tsx';
import { MoveList, newestFirst } from './MoveList.tsx';

/** Moves of the forward record as its log has them. A young record leads to what the rules would have done before. */
export function RecordLog(props: { snapshot: Snapshot; names: Names; onBacktest: () => void }) {
  const { snapshot, names, onBacktest } = props;
  const choice = useLogChoice(monthOf(snapshot.rotation.record.started_on), monthOf(snapshot.close_date));
  const query = monthQuery(choice.month);
  const page: Loaded<LogPage> = useEndpoint(`/v1/rotations?${query}`, snapshot.close_date, asLogPage);
  return (
    <>
      <LogControls choice={choice}>
        <span class="downloads">
          <a href={`/v1/rotations?${query}`}>JSON</a>
          <a href={`/v1/rotations.csv?${query}`}>Closes as CSV</a>
        </span>
      </LogControls>
      <WhenLoaded of={page} what="the log" room="room-list">
        {({ entries, next_cursor: rest }) => {
          const moves = newestFirst(
            entries.flatMap(({ decisions }) => decisions),
            choice.reason,
          );
          return (
            <>
              <MoveList moves={moves} names={names} file={`tidewatch-moves-${choice.month}.csv`} />
              {moves.length === 0 && choice.reason === '' && (
                <p class="table-actions">
                  <button type="button" class="button" onClick={onBacktest}>
                    What the rules would have done before
                  </button>
                </p>
              )}
              {rest !== null && (
                <p class="fine">
                  The month is longer than one answer; its later closes are{' '}
                  <a href={`/v1/rotations?${query}&cursor=${rest}`}>in the next one</a>.
                </p>
              )}
            </>
          );
        }}
      </WhenLoaded>
    </>
  );
}
