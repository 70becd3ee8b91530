import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { RETURN_WINDOWS, YARDSTICKS } from '../../data/leagueColumns.ts';
import { TOKEN_COLUMNS, tokenValue, yardstickReturns } from '../../data/tokenColumns.ts';
import { useChoice } from '../../data/useQuery.ts';
import { useSorting } from '../../data/useSorting.ts';
import { sortRows } from '../../format/sortRows.ts';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { SortHeader } from '../common/SortHeader.tsx';
import { YardstickSwitch } from '../common/YardstickSwitch.tsx';
import { TokenTableRow } from './TokenTableRow.tsx';

const FIRST = 50;

/** The tokens as a table, sortable by any column; the first fifty, or all on request. `all` finds the yardstick. */
export function TokensTable(props: {
  tokens: readonly TokenRow[];
  all: readonly TokenRow[];
  narratives: readonly NarrativeRow[];
}) {
  const { tokens, all, narratives } = props;
  const sort = useSorting(TOKEN_COLUMNS, { column: 'grade', descending: true }, (column) =>
    column === 'name' ? 'ascending' : 'descending',
  );
  const [yardstick, setYardstick] = useChoice('vs', YARDSTICKS, 'usd');
  const [rows, setRows] = useChoice('rows', ['first', 'all'], 'first');
  const returns = yardstickReturns(all, yardstick);
  const sorted = sortRows(tokens, (row) => tokenValue(row, sort.sorting.column, returns), sort.sorting.descending);
  const shown = rows === 'all' ? sorted : sorted.slice(0, FIRST);
  const names = new Map(narratives.map(({ id, name }) => [id, name]));
  if (tokens.length === 0) {
    return <p class="empty">No token is like that. Loosen the filter, or show all.</p>;
  }
  return (
    <>
      <div class="table-actions">
        <YardstickSwitch value={yardstick} onChange={setYardstick} />
      </div>
      <ScrollBox label="Tokens, scrolls sideways">
        <table class="tokens">
          <caption class="sr">Tokens with price, returns, liquidity, grade and signal</caption>
          <thead>
            <tr>
              <SortHeader column="name" {...sort}>
                Token
              </SortHeader>
              <SortHeader column="price" number {...sort}>
                Price
              </SortHeader>
              {RETURN_WINDOWS.map(([window, name]) => (
                <SortHeader key={window} column={window} number {...sort}>
                  {name}
                </SortHeader>
              ))}
              <th scope="col">30 days</th>
              <SortHeader column="grade" number title="Trader Grade, 0-100, of the last close" {...sort}>
                Grade
              </SortHeader>
              <SortHeader
                column="change"
                number
                wide
                title="Change of the grade since the close before, points"
                {...sort}
              >
                1 d
              </SortHeader>
              <SortHeader column="signal" {...sort}>
                Signal
              </SortHeader>
              <SortHeader column="probability" number wide title="Probability of beating the median token" {...sort}>
                Prob.
              </SortHeader>
              <SortHeader column="cap" number {...sort}>
                Cap
              </SortHeader>
              <SortHeader column="volume" number wide title="Trusted volume a day, median of 30 days" {...sort}>
                Volume
              </SortHeader>
              <th scope="col" class="wide">
                Narratives
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((token) => (
              <TokenTableRow key={token.id} token={token} returns={returns} names={names} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p class="table-actions after">
        {sorted.length > FIRST && (
          <button type="button" class="button" onClick={() => setRows(rows === 'all' ? 'first' : 'all')}>
            {rows === 'all' ? `Show the first ${FIRST}` : `Show all ${sorted.length}`}
          </button>
        )}
        <a href="/v1/tokens">JSON</a>
        <a href="/v1/tokens.csv">CSV</a>
      </p>
    </>
  );
}
