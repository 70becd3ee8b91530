import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { Pips } from '../../charts/Pips.tsx';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { RETURN_WINDOWS, returnOf, type Yardstick } from '../../data/leagueColumns.ts';
import { percent } from '../../format/percent.ts';
import { amountUsd } from '../../format/usd.ts';
import { Missing } from '../common/Missing.tsx';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { NO_HEAT, StageTag } from '../common/StageTag.tsx';
import { Constituents } from './Constituents.tsx';
import { HeatParts } from './HeatParts.tsx';
import { StatusTag } from './StatusTag.tsx';

const COLUMNS = 13;

/** One narrative of the league, and what makes its heat and its index when opened. */
export function LeagueRow(props: {
  row: NarrativeRow;
  yardstick: Yardstick;
  open: boolean;
  onToggle: (id: string) => void;
  tokens: readonly TokenRow[];
}) {
  const { row, yardstick, open, onToggle, tokens } = props;
  const panelId = `constituents-${row.id}`;
  return (
    <>
      <tr class={open ? 'open' : undefined}>
        <th scope="row" class="league-name">
          <button
            type="button"
            class="expand"
            aria-expanded={open}
            {...(open && { 'aria-controls': panelId })}
            aria-label={`Members and heat of ${row.name}`}
            onClick={() => onToggle(row.id)}
          >
            <span class="expand-arrow" aria-hidden="true" />
          </button>
          <NarrativeLink id={row.id} name={row.name} />
          <StatusTag status={row.status} />
        </th>
        {RETURN_WINDOWS.map(([window]) => (
          <td key={window} class={`number ${window === 'd7' ? 'key' : ''}`}>
            <Return value={returnOf(row, window, yardstick)} />
          </td>
        ))}
        <td>
          <Sparkline values={row.sparkline} label={`${row.name} index, daily closes of the last 30 days`} />
        </td>
        <td>
          {row.heat === null ? (
            <Missing why={NO_HEAT} />
          ) : (
            <span class="measure points">
              <ShareBar value={row.heat} full={100} />
              <span>{row.heat.toFixed(0)}</span>
            </span>
          )}
        </td>
        <td>
          <StageTag stage={row.stage} />
        </td>
        <td class="wide">
          {row.breadth === null ? (
            <Missing why="no breadth: no member has 20 closes" />
          ) : (
            <span class="measure">
              <ShareBar value={row.breadth} />
              <span>{percent(row.breadth, 0)}</span>
            </span>
          )}
        </td>
        <td>
          <SignalTag signal={row.signal} />
        </td>
        <td>
          <Pips count={row.conviction} />
        </td>
        <td class="number">{row.rank ?? <Missing why="no rank: the index is too young or flat" />}</td>
        <td class="number wide">
          {row.cap_usd === null ? <Missing why="supplies of its members not observed yet" /> : amountUsd(row.cap_usd)}
        </td>
      </tr>
      {open && (
        <tr class="constituents-row">
          <td colSpan={COLUMNS} id={panelId}>
            <div class="opened">
              <Constituents row={row} tokens={tokens} />
              <HeatParts row={row} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
