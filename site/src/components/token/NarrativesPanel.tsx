import type { Names } from '../../../../shared/feed/moveSentence.ts';
import type { TokenFacts } from '../../data/registryFacts.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { percent } from '../../format/percent.ts';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';

/** Where the token belongs and belonged; its weight in each index, and what it gave to the index's week. */
export function NarrativesPanel({ facts, snapshot, names }: { facts: TokenFacts; snapshot: Snapshot; names: Names }) {
  return (
    <Panel id="narratives" title="Narratives" note="Dated membership: nothing is in an index before its day.">
      {facts.narratives.length === 0 && <p class="empty">It is a benchmark and in no narrative.</p>}
      <ul class="memberships">
        {facts.narratives.map(({ narrative, from, to, reason }) => {
          const row = snapshot.narratives.narratives.find(({ id }) => id === narrative);
          const part = row?.constituents.find(({ token }) => token === facts.id);
          return (
            <li key={`${narrative} ${from}`} class={to === null ? undefined : 'ended'}>
              <p>
                <strong>
                  <NarrativeLink id={narrative} name={names.narrative(narrative)} />
                </strong>{' '}
                <span class="name">
                  {from} to {to ?? 'today'}
                </span>
              </p>
              {to === null && row !== undefined && (
                <p>
                  {part === undefined ? (
                    'Not in the index now'
                  ) : (
                    <>
                      {percent(part.weight)} of the index, part of its week{' '}
                      <Return value={part.contribution_d7} why="in the index for less than 7 days" />
                    </>
                  )}
                  ; the index 7 d <Return value={row.roi.absolute.d7} />, <SignalTag signal={row.signal} />
                </p>
              )}
              <p class="fine">{reason}</p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
