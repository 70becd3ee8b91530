import { useState } from 'preact/hooks';
import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { LEAGUE_COLUMNS, leagueValue, RETURN_WINDOWS, startsDescending, YARDSTICKS } from '../../data/leagueColumns.ts';
import { useChoice } from '../../data/useQuery.ts';
import { useSorting } from '../../data/useSorting.ts';
import { sortRows } from '../../format/sortRows.ts';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { SortHeader } from '../common/SortHeader.tsx';
import { YardstickSwitch } from '../common/YardstickSwitch.tsx';
import { LeagueRow } from './LeagueRow.tsx';

/** All narratives side by side: sortable, in dollars or against a benchmark, each opening to its constituents. */
export function League({ narratives, tokens }: { narratives: readonly NarrativeRow[]; tokens: readonly TokenRow[] }) {
  const sort = useSorting(LEAGUE_COLUMNS, { column: 'd7', descending: true }, (column) =>
    startsDescending(column) ? 'descending' : 'ascending',
  );
  const { sorting } = sort;
  const [yardstick, setYardstick] = useChoice('vs', YARDSTICKS, 'usd');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = sortRows(narratives, (row) => leagueValue(row, sorting.column, yardstick), sorting.descending);
  const toggle = (id: string) =>
    setOpen(new Set(open.has(id) ? [...open].filter((other) => other !== id) : [...open, id]));
  const baseNote = narratives.find((row) => row.roi.base_note !== null)?.roi.base_note;
  return (
    <Panel
      id="narratives"
      title="League of narratives"
      aside={<YardstickSwitch value={yardstick} onChange={setYardstick} />}
      note={baseNote === undefined ? undefined : `Returns: ${baseNote}.`}
    >
      <ScrollBox label="League of narratives, scrolls sideways">
        <table class="league">
          <caption class="sr">Narrative indices with returns, heat, stage, signal and conviction</caption>
          <thead>
            <tr>
              <SortHeader column="name" {...sort}>
                Narrative
              </SortHeader>
              {RETURN_WINDOWS.map(([window, name]) => (
                <SortHeader key={window} column={window} number {...sort}>
                  {name}
                </SortHeader>
              ))}
              <th scope="col">30 days</th>
              <SortHeader
                column="heat"
                title="0-100: breadth, attention, acceleration, cohesion and shared gain against its own past"
                {...sort}
              >
                Heat
              </SortHeader>
              <SortHeader column="stage" title="What its heat, breadth and volume say together" {...sort}>
                Stage
              </SortHeader>
              <SortHeader column="breadth" wide title="Share of members above their 20-day mean" {...sort}>
                Breadth
              </SortHeader>
              <SortHeader column="signal" {...sort}>
                Signal
              </SortHeader>
              <SortHeader column="conviction" title="Tranches of the rotation that hold it" {...sort}>
                Conviction
              </SortHeader>
              <SortHeader
                column="rank"
                number
                title="Rank of its momentum beyond Bitcoin, as the rotation sees it"
                {...sort}
              >
                Rank
              </SortHeader>
              <SortHeader column="cap" number wide title="Market cap of its members" {...sort}>
                Cap
              </SortHeader>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LeagueRow
                key={row.id}
                row={row}
                yardstick={yardstick}
                open={open.has(row.id)}
                onToggle={toggle}
                tokens={tokens}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
