import type { Snapshot } from '../../data/snapshot.ts';
import { Later } from '../common/Later.tsx';
import { PageHead } from '../common/PageHead.tsx';
import { HeatPanel } from './HeatPanel.tsx';
import { League } from './League.tsx';
import { NarrativeMap } from './NarrativeMap.tsx';

/** All narrative indices: what they returned, how warm they are, how large. */
export function NarrativesPage({ snapshot }: { snapshot: Snapshot }) {
  return (
    <>
      <PageHead title="Narratives">
        <NarrativesIntro />
      </PageHead>
      <League narratives={snapshot.narratives.narratives} tokens={snapshot.tokens.tokens} />
      <Later step={1}>
        <HeatPanel closeDate={snapshot.close_date} />
      </Later>
      <Later step={2}>
        <NarrativeMap narratives={snapshot.narratives.narratives} />
      </Later>
    </>
  );
}

export function NarrativesIntro() {
  return (
    <p class="intro">
      A narrative is a theme that capital moves into and out of. Each has an index: capped, liquid, rebalanced by
      published rules, its members dated, so that no level ever knew the future.
    </p>
  );
}
