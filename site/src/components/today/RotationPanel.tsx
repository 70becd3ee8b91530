import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { Pips } from '../../charts/Pips.tsx';
import type { Snapshot } from '../../data/snapshot.ts';
import { percent } from '../../format/percent.ts';
import { instantInWords } from '../../format/utc.ts';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Panel, type PanelMore } from '../common/Panel.tsx';
import { GateTable } from './GateTable.tsx';
import { RotationTable } from './RotationTable.tsx';

/** What the rules want to hold, what the record holds, and the state of the market that allows it. */
export function RotationPanel(props: { snapshot: Snapshot; names: Names; more?: PanelMore }) {
  const { snapshot, names, more } = props;
  const { rotation } = snapshot;
  const { target, regime } = rotation;
  const held = rotation.narratives.filter((row) => row.conviction > 0).sort((a, b) => b.conviction - a.conviction);
  const decided = <time dateTime={target.decided_at}>{instantInWords(target.decided_at)}</time>;
  const executes = <time dateTime={target.executes_at}>{instantInWords(target.executes_at)}</time>;
  return (
    <Panel
      id="rotation"
      {...(more !== undefined && { more })}
      title="Rotation"
      note={
        <>
          Decided {decided}. Trades {executes}.
        </>
      }
    >
      <ul class="facts">
        <li>
          <span class="fact-name">Regime</span>
          <span class="fact">{regimeInWords(regime)}</span>
        </li>
        <li>
          <span class="fact-name">Invested</span>
          <span class="fact">
            {percent(1 - target.cash)} of net value, {percent(target.cash)} cash; volatility scale{' '}
            {percent(target.scale, 0)}
          </span>
        </li>
        <li>
          <span class="fact-name">Narratives</span>
          <span class="fact held">
            {held.length === 0 && 'none: no narrative is held by any of the seven tranches'}
            {held.map((row) => (
              <span key={row.narrative} class="held-one">
                <NarrativeLink id={row.narrative} name={names.narrative(row.narrative)} />{' '}
                <Pips count={row.conviction} />
              </span>
            ))}
          </span>
        </li>
      </ul>
      <RotationTable rotation={rotation} tokens={snapshot.tokens.tokens} names={names} />
      <details class="more" open={target.holdings.length === 0}>
        <summary>Narratives at the gate: what may be held next, and why not yet</summary>
        <GateTable scores={rotation.narratives} names={names} />
      </details>
    </Panel>
  );
}

function regimeInWords({ btc_above_sma50, breadth, breadth_above_threshold, exposure }: Rotation['regime']): string {
  const bitcoin = `Bitcoin ${btc_above_sma50 ? 'above' : 'below'} its 50-day mean`;
  const share = breadth === null ? 'breadth unknown' : `${percent(breadth, 0)} of tokens above their 20-day mean`;
  return `${bitcoin}; ${share} (${breadth_above_threshold ? 'enough' : 'too few'}): exposure ${percent(exposure, 0)}`;
}
