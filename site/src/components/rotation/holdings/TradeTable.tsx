import type { TokenRow } from '../../../../../shared/contracts/tokens.ts';
import type { TradeList } from '../../../../../shared/rotation/tradeList.ts';
import { CopyButton } from '../../common/CopyButton.tsx';
import { DownloadButton } from '../../common/DownloadButton.tsx';
import { ScrollBox } from '../../common/ScrollBox.tsx';
import { TokenLink } from '../../common/TokenLink.tsx';
import { tradesCsv } from './tradesCsv.ts';

const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });

/** The trades in the order to place them, what they cost, and what is there afterwards. */
export function TradeTable({ list, tokens }: { list: TradeList; tokens: readonly TokenRow[] }) {
  const rows = new Map(tokens.map((token) => [token.id, token]));
  const { lines, totalUsd, costUsd, after, unknown } = list;
  return (
    <>
      {lines.length === 0 ? (
        <p class="lead">Nothing to do: you hold the target, as near as the band and the smallest order allow.</p>
      ) : (
        <ScrollBox label="Trade list, scrolls sideways">
          <table class="trades">
            <caption class="sr">Trades from your holdings to the target, in the order to place them</caption>
            <thead>
              <tr>
                <th scope="col">Order</th>
                <th scope="col">Token</th>
                <th scope="col" class="number">
                  Quantity
                </th>
                <th scope="col" class="number">
                  US dollars
                </th>
                <th scope="col" class="number">
                  Cost, about
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ token, quantity, orderUsd, costUsd: cost }) => (
                <tr key={token}>
                  <td class={`side ${orderUsd < 0 ? 'sell' : 'buy'}`}>
                    <span aria-hidden="true">{orderUsd < 0 ? '▼ ' : '▲ '}</span>
                    {orderUsd < 0 ? 'Sell' : 'Buy'}
                  </td>
                  <th scope="row">
                    <TokenLink id={token} symbol={rows.get(token)?.symbol ?? token} name={rows.get(token)?.name} />
                  </th>
                  <td class="number">{amount.format(Math.abs(quantity))}</td>
                  <td class="number">{cents.format(Math.abs(orderUsd))}</td>
                  <td class="number">{cents.format(cost)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <dl class="quality">
        <div>
          <dt>Counted</dt>
          <dd>
            ${cents.format(totalUsd)} before, of which the trades cost about ${cents.format(costUsd)}
          </dd>
        </div>
        <div>
          <dt>Cash left</dt>
          <dd>${cents.format(after.cashUsd)}</dd>
        </div>
        {unknown.length > 0 && (
          <div>
            <dt>Left alone</dt>
            <dd>
              {unknown.map((id) => rows.get(id)?.symbol ?? id).join(', ')}: no price, volume or volatility to trade on
              now
            </dd>
          </div>
        )}
      </dl>
      {lines.length > 0 && (
        <p class="table-actions">
          <CopyButton text={() => tradesCsv(list, tokens)}>Copy</CopyButton>
          <DownloadButton name="tidewatch-trades.csv" text={() => tradesCsv(list, tokens)}>
            Download CSV
          </DownloadButton>
        </p>
      )}
      <p class="fine">
        Sells first, then the largest buys as far as the cash reaches. Differences inside the{' '}
        <a href="/method/#rotation">no-trade band</a> are left alone. Costs are the methodology's: fee, half-spread,
        impact; taxes are not in them. Not investment advice.
      </p>
    </>
  );
}
