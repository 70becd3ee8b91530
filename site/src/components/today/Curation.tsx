import type { Curation as CurationPart } from '../../../../shared/contracts/curation.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { EmergentClusters } from './EmergentClusters.tsx';

/** What the monthly run of the curation rules proposes, with its numbers. */
export function Curation({ curation, names }: { curation: CurationPart; names: Names }) {
  const { run_date: runDate, moves, entries, rules } = curation;
  if (runDate === null) {
    return (
      <Panel id="curation" title="Curation">
        <p class="empty">
          No run yet: proposals are computed once a month, from the residual correlations of tokens and narratives.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      id="curation"
      title="Curation"
      note={
        <>
          Run at the close of {dateInWords(runDate)} {measuredOn(curation)}. Proposals only: nothing changes until a
          curator commits it to the registry.
        </>
      }
    >
      <div class="proposals">
        <div>
          <h3>Proposed moves: {moves.length}</h3>
          {moves.length === 0 && (
            <p class="empty">
              No member correlates below {rules.move_below.toFixed(2)} with its own narrative and above{' '}
              {rules.move_above.toFixed(2)} with another.
            </p>
          )}
          <ul>
            {moves.map((move) => (
              <li key={`${move.token}-${move.from}`}>
                <span class="symbol">{move.symbol}</span> from {names.narrative(move.from)} (correlation{' '}
                {move.from_correlation.toFixed(2)}) to {names.narrative(move.to)} ({move.to_correlation.toFixed(2)})
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Proposed entries: {entries.length}</h3>
          {entries.length === 0 && (
            <p class="empty">
              No token outside all narratives correlates above {rules.entry_above.toFixed(2)} with one.
            </p>
          )}
          <ul>
            {entries.map((entry) => (
              <li key={entry.token}>
                <span class="symbol">{entry.symbol}</span> into {names.narrative(entry.narrative)} (correlation{' '}
                {entry.correlation.toFixed(2)})
              </li>
            ))}
          </ul>
        </div>
      </div>
      <EmergentClusters emergent={curation.emergent} runs={rules.runs} names={names} />
    </Panel>
  );
}

function measuredOn({ daily, four_hour }: CurationPart): string {
  const measured = [
    daily && `${daily.tokens} tokens over ${daily.points} days`,
    four_hour && `${four_hour.tokens} tokens over ${four_hour.points} four-hour steps`,
  ].filter((part) => part !== null);
  return measured.length === 0 ? 'with too little history to measure anything' : `on ${measured.join(' and ')}`;
}
