import { namesOf } from '../../data/namesOf.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { instantInWords } from '../../format/utc.ts';
import { Later } from '../common/Later.tsx';
import { League } from '../narratives/League.tsx';
import { NarrativeMap } from '../narratives/NarrativeMap.tsx';
import { Curation } from './Curation.tsx';
import { DataQuality } from './DataQuality.tsx';
import { ForwardRecord } from './ForwardRecord.tsx';
import { LearnedModel } from './LearnedModel.tsx';
import { MarketSummary } from './MarketSummary.tsx';
import { Movers } from './Movers.tsx';
import { Moves } from './Moves.tsx';
import { RotationPanel } from './RotationPanel.tsx';
import { SignalFlips } from './SignalFlips.tsx';
import { TopGrades } from './TopGrades.tsx';

/** Everything the snapshot says, in the order a trader asks. */
export function Today({ snapshot }: { snapshot: Snapshot }) {
  const names = namesOf(snapshot);
  return (
    <>
      <MarketSummary market={snapshot.market} asOf={instantInWords(snapshot.as_of)} />
      <div class="columns wide-left">
        <RotationPanel
          snapshot={snapshot}
          names={names}
          more={{ href: '/rotation/', name: 'Timeline, every move, and the trade list for your holdings' }}
        />
        <div class="stack">
          <Moves snapshot={snapshot} names={names} />
          <ForwardRecord record={snapshot.rotation.record} hypotheticalBefore={snapshot.status.hypothetical_before} />
          <Movers movers={snapshot.market.movers} />
        </div>
      </div>
      <Later step={1}>
        <League narratives={snapshot.narratives.narratives} tokens={snapshot.tokens.tokens} />
      </Later>
      <Later step={2}>
        <div class="columns wide-left">
          <NarrativeMap narratives={snapshot.narratives.narratives} />
          <SignalFlips flips={snapshot.signals.flips} model={snapshot.model} />
        </div>
      </Later>
      <Later step={3}>
        <div class="columns wide-left">
          <TopGrades tokens={snapshot.tokens.tokens} names={names} />
          <LearnedModel model={snapshot.model} />
        </div>
      </Later>
      <Later step={4}>
        <div class="columns wide-left">
          <Curation curation={snapshot.curation} names={names} />
          <DataQuality snapshot={snapshot} />
        </div>
      </Later>
    </>
  );
}
