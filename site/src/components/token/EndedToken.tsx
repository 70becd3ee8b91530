import { namesOf } from '../../data/namesOf.ts';
import type { TokenFacts } from '../../data/registryFacts.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { PageHead } from '../common/PageHead.tsx';
import { NarrativesPanel } from './NarrativesPanel.tsx';
import { PriceChart } from './PriceChart.tsx';
import { TokenIntro } from './TokenIntro.tsx';

/** A token that is priced no more: what it was, for those who read the record. */
export function EndedToken({ facts, snapshot }: { facts: TokenFacts; snapshot: Snapshot }) {
  return (
    <>
      <PageHead
        title={
          <>
            {facts.symbol} <span class="title-name">{facts.name}</span>
          </>
        }
        aside={<span class="tag thin">not priced any more</span>}
      >
        <TokenIntro facts={facts} />
        <p class="flagged">
          It has no price, grade or signal now: its memberships ended. It stays here because indices and the record of
          the past held it.
        </p>
      </PageHead>
      <PriceChart id={facts.id} symbol={facts.symbol} snapshot={snapshot} />
      <NarrativesPanel facts={facts} snapshot={snapshot} names={namesOf(snapshot)} />
    </>
  );
}
