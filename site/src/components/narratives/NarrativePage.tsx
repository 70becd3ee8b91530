import { Pips } from '../../charts/Pips.tsx';
import type { NarrativeFacts } from '../../data/registryFacts.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { percent } from '../../format/percent.ts';
import { amountUsd } from '../../format/usd.ts';
import { shortDate } from '../../format/utc.ts';
import { Figures } from '../common/Figures.tsx';
import { Later } from '../common/Later.tsx';
import { Missing } from '../common/Missing.tsx';
import { PageHead } from '../common/PageHead.tsx';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { StageTag } from '../common/StageTag.tsx';
import { GatePanel } from './GatePanel.tsx';
import { HeatParts } from './HeatParts.tsx';
import { IndexChart } from './IndexChart.tsx';
import { Members } from './Members.tsx';
import { Membership } from './Membership.tsx';
import { NarrativeIntro } from './NarrativeIntro.tsx';
import { StatusTag } from './StatusTag.tsx';

/** One narrative: what its index did, what is in it and why, how warm it is, and what the rotation makes of it. */
export function NarrativePage({ facts, snapshot }: { facts: NarrativeFacts; snapshot: Snapshot }) {
  const row = snapshot.narratives.narratives.find(({ id }) => id === facts.id);
  if (row === undefined) {
    return (
      <>
        <PageHead title={facts.name} />
        <NarrativeIntro facts={facts} />
        <p class="empty">The latest snapshot does not hold this narrative: it was computed by other rules.</p>
      </>
    );
  }
  const { absolute } = row.roi;
  return (
    <>
      <PageHead
        title={row.name}
        aside={
          <>
            <StatusTag status={row.status} />
            <StageTag stage={row.stage} />
          </>
        }
      >
        <p class="intro">{row.definition}</p>
        <Figures
          rows={[
            ['Level', row.level === null ? <Missing why="no index yet" /> : row.level.toFixed(1)],
            ['24 h', <Return value={absolute.h24} />],
            ['7 d', <Return value={absolute.d7} />],
            ['30 d', <Return value={absolute.d30} />],
            ['YTD', <Return value={absolute.ytd} />],
            ['Heat', row.heat === null ? <Missing why="too few closes" /> : row.heat.toFixed(0)],
            ['Breadth', row.breadth === null ? <Missing why="too few closes" /> : percent(row.breadth, 0)],
            ['Signal', <SignalSince signal={row.signal} since={row.signal_since} />],
            ['Conviction', <Pips count={row.conviction} />],
            [
              'Cap',
              row.cap_usd === null ? (
                <Missing why="supplies of its members not observed yet" />
              ) : (
                amountUsd(row.cap_usd)
              ),
            ],
          ]}
        />
      </PageHead>
      <IndexChart id={row.id} name={row.name} snapshot={snapshot} />
      <Later step={1}>
        <div class="columns wide-left">
          <Members row={row} tokens={snapshot.tokens.tokens} />
          <div class="stack">
            <Panel id="heat" title="Heat">
              <HeatParts row={row} />
            </Panel>
            <GatePanel row={row} rotation={snapshot.rotation} />
          </div>
        </div>
      </Later>
      <Later step={2}>
        <Membership facts={facts} row={row} />
      </Later>
    </>
  );
}

function SignalSince({ signal, since }: { signal: 'bullish' | 'neutral' | 'bearish' | null; since: string | null }) {
  return (
    <>
      <SignalTag signal={signal} />
      {since !== null && <span class="since"> since {shortDate(since)}</span>}
    </>
  );
}
