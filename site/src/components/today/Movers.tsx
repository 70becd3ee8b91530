import type { Market } from '../../../../shared/contracts/snapshot.ts';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

type Mover = Market['movers']['up'][number];

/** The tradable tokens that moved most in 24 hours. */
export function Movers({ movers }: { movers: Market['movers'] }) {
  const full = Math.max(...[...movers.up, ...movers.down].map((row) => Math.abs(row.h24)), Number.MIN_VALUE);
  return (
    <Panel id="movers" title="Movers in 24 hours" note="Tradable tokens with an accepted price.">
      <div class="movers">
        <MoverList title="Up" arrow="▲" rows={movers.up} full={full} />
        <MoverList title="Down" arrow="▼" rows={movers.down} full={full} />
      </div>
    </Panel>
  );
}

function MoverList(props: { title: string; arrow: string; rows: readonly Mover[]; full: number }) {
  const { title, arrow, rows, full } = props;
  return (
    <div class={`mover-list ${title.toLowerCase()}`}>
      <h3>
        <span aria-hidden="true">{arrow}</span> {title}
      </h3>
      {rows.length === 0 && <p class="empty">No token went {title.toLowerCase()}.</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.token}>
            <span class="mover-name">
              <TokenLink id={row.token} symbol={row.symbol} name={row.name} />
            </span>
            <ShareBar value={Math.abs(row.h24)} full={full} />
            <span class="mover-return">
              <Return value={row.h24} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
