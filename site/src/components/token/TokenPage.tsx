import { namesOf } from '../../data/namesOf.ts';
import type { TokenFacts } from '../../data/registryFacts.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { priceUsd } from '../../format/usd.ts';
import { Figures } from '../common/Figures.tsx';
import { GradeTag } from '../common/GradeTag.tsx';
import { Later } from '../common/Later.tsx';
import { Missing } from '../common/Missing.tsx';
import { PageHead } from '../common/PageHead.tsx';
import { PriceFlagTag } from '../common/PriceFlagTag.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { EndedToken } from './EndedToken.tsx';
import { GradePanel } from './GradePanel.tsx';
import { HeldTag } from './HeldTag.tsx';
import { LiquidityPanel } from './LiquidityPanel.tsx';
import { NarrativesPanel } from './NarrativesPanel.tsx';
import { PriceChart } from './PriceChart.tsx';
import { SignalPanel } from './SignalPanel.tsx';
import { TokenIntro } from './TokenIntro.tsx';

/** One token: its price and signal, what its grade is made of, where it belongs, and what it costs to trade. */
export function TokenPage({ facts, snapshot }: { facts: TokenFacts; snapshot: Snapshot }) {
  const token = snapshot.tokens.tokens.find(({ id }) => id === facts.id);
  if (token === undefined) return <EndedToken facts={facts} snapshot={snapshot} />;
  return (
    <>
      <PageHead
        title={
          <>
            {token.symbol} <span class="title-name">{token.name}</span>
          </>
        }
        aside={
          <>
            <PriceFlagTag token={token} />
            {token.eligible && !token.tradable && <span class="tag thin">too thin to trade</span>}
            {!token.eligible && !token.benchmark && <span class="tag thin">left out of indices</span>}
            <HeldTag id={token.id} rotation={snapshot.rotation} />
          </>
        }
      >
        <TokenIntro facts={facts} />
        {token.price_flag !== 'accepted' && (
          <p class="flagged">
            <strong>Price {token.price_flag}:</strong> {token.price_reason ?? 'no reason was given'}.{' '}
            {token.price_flag === 'stale'
              ? 'The last accepted price is shown.'
              : 'No price is shown until one is accepted.'}
          </p>
        )}
        <Figures
          rows={[
            ['Price', token.price === null ? <Missing why="no accepted price" /> : priceUsd(token.price)],
            ['24 h', <Return value={token.roi.h24} />],
            ['7 d', <Return value={token.roi.d7} />],
            ['30 d', <Return value={token.roi.d30} />],
            ['YTD', <Return value={token.roi.ytd} />],
            ['Grade', <GradeTag letter={token.letter} points={token.grade} />],
            ['Signal', <SignalTag signal={token.signal} />],
          ]}
        />
      </PageHead>
      <PriceChart id={token.id} symbol={token.symbol} snapshot={snapshot} />
      <Later step={1}>
        <div class="columns halves">
          <GradePanel token={token} />
          <SignalPanel token={token} snapshot={snapshot} />
          <NarrativesPanel facts={facts} snapshot={snapshot} names={namesOf(snapshot)} />
          <LiquidityPanel token={token} />
        </div>
      </Later>
    </>
  );
}
