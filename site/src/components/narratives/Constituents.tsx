import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { percent } from '../../format/percent.ts';
import { amountUsd, priceUsd } from '../../format/usd.ts';
import { dateInWords } from '../../format/utc.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { Missing } from '../common/Missing.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

/** What an index is made of, and what each part did for its week. */
export function Constituents({ row, tokens }: { row: NarrativeRow; tokens: readonly TokenRow[] }) {
  const byId = new Map(tokens.map((token) => [token.id, token]));
  return (
    <div class="constituents">
      <p>
        {row.definition} Index {row.level === null ? 'without a level yet' : row.level.toFixed(1)}
        {row.started_on !== null && ` since ${dateInWords(row.started_on)} (base 1000)`}
        {row.rebalanced_on !== null && `, rebalanced ${dateInWords(row.rebalanced_on)}`}. Levels before{' '}
        {dateInWords(row.hypothetical_before)} are hypothetical. Market cap of its members:{' '}
        {row.cap_usd === null ? 'not known' : amountUsd(row.cap_usd)}.
      </p>
      <table>
        <caption class="sr">Constituents of {row.name}</caption>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col" class="number">
              Weight
            </th>
            <th scope="col" class="number">
              Price
            </th>
            <th scope="col" class="number">
              Part of the 7 d return
            </th>
            <th scope="col" class="number">
              Grade
            </th>
            <th scope="col">Signal</th>
          </tr>
        </thead>
        <tbody>
          {row.constituents.map((part) => (
            <tr key={part.token}>
              <th scope="row">
                <TokenLink id={part.token} symbol={part.symbol} name={byId.get(part.token)?.name} />
                {part.stale_bars > 0 && (
                  <span class="tag thin" title="its last price is carried">
                    stale
                  </span>
                )}
              </th>
              <td class="number">{percent(part.weight)}</td>
              <td class="number">{part.price === null ? <Missing why="no accepted price" /> : priceUsd(part.price)}</td>
              <td class="number">
                <Return value={part.contribution_d7} why="in the index for less than 7 days" />
              </td>
              <td class="number">
                <GradeTag letter={byId.get(part.token)?.letter ?? null} points={part.grade} />
              </td>
              <td>
                <SignalTag signal={part.signal} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
