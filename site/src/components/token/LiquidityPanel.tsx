import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { PARAMETERS } from '../../../../shared/engine/parameters.ts';
import { type TradingCosts, tradingCosts } from '../../data/tradingCosts.ts';
import { percent } from '../../format/percent.ts';
import { amountUsd, priceUsd } from '../../format/usd.ts';
import { Missing } from '../common/Missing.tsx';
import { Panel } from '../common/Panel.tsx';
import { tokenMarkets } from '../rotation/holdings/tokenMarkets.ts';

const ORDERS = [10_000, 100_000] as const;
const SUPPLY: Readonly<Record<TokenRow['supply_note'], string>> = {
  observed: 'supply as observed',
  stale: 'supply not seen anew for over 45 days',
  'stand-in': "today's supply stands in for history",
  unknown: 'supply not known',
};

/** How much can be traded, and what it costs: by the same rules the rotation pays. */
export function LiquidityPanel({ token }: { token: TokenRow }) {
  const market = tokenMarkets([token], PARAMETERS).get(token.id);
  return (
    <Panel id="liquidity" title="Liquidity and cost to trade">
      <dl class="quality">
        <div>
          <dt>Volume a day</dt>
          <dd>
            {token.volume_usd === null ? (
              <Missing why="fewer than 20 days of volume" />
            ) : (
              `${amountUsd(token.volume_usd)}, trusted, median of 30 days`
            )}
          </dd>
        </div>
        <div>
          <dt>Market cap</dt>
          <dd>
            {token.cap_usd === null ? <Missing why="supply not known" /> : amountUsd(token.cap_usd)} (
            {SUPPLY[token.supply_note]})
          </dd>
        </div>
        <div>
          <dt>Rules</dt>
          <dd>{standing(token)}</dd>
        </div>
      </dl>
      {market === undefined ? (
        <p class="empty">
          The cost to trade it cannot be told: it needs a price, a volume, and twenty days of closes to measure how far
          it moves in a day.
        </p>
      ) : (
        <CostTable
          symbol={token.symbol}
          costs={ORDERS.map((usd) => tradingCosts(market, usd))}
          dailyVol={market.dailyVol}
        />
      )}
    </Panel>
  );
}

function CostTable({ symbol, costs, dailyVol }: { symbol: string; costs: readonly TradingCosts[]; dailyVol: number }) {
  const rows: readonly (readonly [string, (cost: TradingCosts) => number])[] = [
    ['Fee', ({ fee }) => fee],
    ['Half of the spread', ({ halfSpread }) => halfSpread],
    ['Impact', ({ impact }) => impact],
  ];
  const cell = (share: number, usd: number) => (
    <>
      {percent(share, 2)} <span class="money">{priceUsd(share * usd)}</span>
    </>
  );
  return (
    <>
      <table class="fit">
        <caption class="sr">Cost of one order of {symbol}, by the rules of the rotation</caption>
        <thead>
          <tr>
            <th scope="col">One order of</th>
            {costs.map(({ usd }) => (
              <th key={usd} scope="col" class="number">
                {priceUsd(usd)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, share]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {costs.map((cost) => (
                <td key={cost.usd} class="number">
                  {cell(share(cost), cost.usd)}
                </td>
              ))}
            </tr>
          ))}
          <tr class="total">
            <th scope="row">Cost</th>
            {costs.map((cost) => (
              <td key={cost.usd} class="number">
                {cell(cost.total, cost.usd)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Of a day's volume</th>
            {costs.map(({ usd, participation }) => (
              <td key={usd} class="number">
                {percent(participation, 2)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p class="fine">
        Impact by the square-root law: daily volatility ({percent(dailyVol)}) times the root of the order's share of a
        day's volume. An estimate, not a quote.
      </p>
    </>
  );
}

function standing({ tradable, eligible, excluded_because, benchmark }: TokenRow): string {
  if (tradable) return 'eligible for indices, liquid enough for the rotation';
  if (eligible) return 'eligible for indices, too thin for the rotation';
  const why = excluded_because.join('; ');
  return `${benchmark ? 'benchmark; ' : ''}left out of indices${why === '' ? '' : `: ${why}`}`;
}
