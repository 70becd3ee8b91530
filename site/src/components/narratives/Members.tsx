import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { SignedBar } from '../../charts/SignedBar.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { percent } from '../../format/percent.ts';
import { priceUsd } from '../../format/usd.ts';
import { dateInWords } from '../../format/utc.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { Missing } from '../common/Missing.tsx';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { TokenLink } from '../common/TokenLink.tsx';
import { LeftOut } from './LeftOut.tsx';

/** What the index holds, how much of each, and what each did for the week; then the members it leaves out, and why. */
export function Members({ row, tokens }: { row: NarrativeRow; tokens: readonly TokenRow[] }) {
  const byId = new Map(tokens.map((token) => [token.id, token]));
  const heaviest = Math.max(...row.constituents.map(({ weight }) => weight));
  const largest = Math.max(...row.constituents.map((part) => Math.abs(part.contribution_d7 ?? 0)), Number.MIN_VALUE);
  const stale = row.stale_weight > 0 ? ` ${percent(row.stale_weight)} of its weight stands at carried prices.` : '';
  return (
    <Panel id="members" title="Members" note={`${composition(row)}${stale}`}>
      {row.constituents.length === 0 ? (
        <p class="empty">The index holds nothing: no member is liquid enough.</p>
      ) : (
        <ScrollBox label="Members, scrolls sideways">
          <table class="members">
            <caption class="sr">Constituents of {row.name}: weight, contribution, price, grade and signal</caption>
            <thead>
              <tr>
                <th scope="col">Token</th>
                <th scope="col" class="number">
                  Weight
                </th>
                <th scope="col" class="number" title="All parts sum to the index's 7-day return">
                  Part of 7 d
                </th>
                <th scope="col" class="number">
                  Price
                </th>
                <th scope="col" class="number">
                  24 h
                </th>
                <th scope="col" class="number">
                  7 d
                </th>
                <th scope="col">30 days</th>
                <th scope="col" class="number">
                  Grade
                </th>
                <th scope="col">Signal</th>
              </tr>
            </thead>
            <tbody>
              {row.constituents.map((part) => {
                const token = byId.get(part.token);
                return (
                  <tr key={part.token}>
                    <th scope="row">
                      <TokenLink id={part.token} symbol={part.symbol} name={token?.name} />
                      {part.stale_bars > 0 && (
                        <span class="tag thin" title="its last price is carried">
                          stale
                        </span>
                      )}
                    </th>
                    <td class="number">
                      <span class="measure">
                        <ShareBar value={part.weight} full={heaviest} />
                        <span>{percent(part.weight)}</span>
                      </span>
                    </td>
                    <td class="number">
                      <span class="measure">
                        {part.contribution_d7 === null ? (
                          <span />
                        ) : (
                          <SignedBar value={part.contribution_d7} full={largest} />
                        )}
                        <Return value={part.contribution_d7} why="in the index for less than 7 days" />
                      </span>
                    </td>
                    <td class="number">
                      {part.price === null ? <Missing why="no accepted price" /> : priceUsd(part.price)}
                    </td>
                    <td class="number">
                      <Return value={token?.roi.h24 ?? null} />
                    </td>
                    <td class="number">
                      <Return value={token?.roi.d7 ?? null} />
                    </td>
                    <td>
                      <Sparkline
                        values={token?.sparkline ?? []}
                        label={`${part.symbol}, daily closes of the last 30 days`}
                      />
                    </td>
                    <td class="number">
                      <GradeTag letter={token?.letter ?? null} points={part.grade} />
                    </td>
                    <td>
                      <SignalTag signal={part.signal} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <LeftOut row={row} tokens={tokens} />
    </Panel>
  );
}

function composition({ constituents, member_count, rebalanced_on }: NarrativeRow): string {
  const since = rebalanced_on === null ? '' : `, rebalanced ${dateInWords(rebalanced_on)}`;
  return `${constituents.length} of ${member_count} members are in the index${since}.`;
}
