import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { listed, P, pct, usd } from '../values.ts';

export function IndexSection() {
  const { eligibility, index, volume, supply } = P;
  return (
    <MethodSection id="index" number={2} title="Index" parameters={{ eligibility, index, volume, supply }}>
      <p>
        A token is <strong>eligible</strong> when it has been priced for {eligibility.minPricedBars} days, trades at
        least {usd(eligibility.enter.volumeUsd)} a day (the median of {volume.bars} days) and has a market cap of{' '}
        {usd(eligibility.enter.capUsd)}; it stays until it falls below {usd(eligibility.stay.volumeUsd)} or{' '}
        {usd(eligibility.stay.capUsd)}. It is <strong>tradable</strong>, so that the rotation may buy it, from{' '}
        {usd(eligibility.tradable.capUsd)} of cap and {usd(eligibility.tradable.advUsd)} of trusted volume. Stablecoins,
        wrapped, staked and leveraged tokens are left out.
      </p>
      <p>
        <strong>Trusted volume</strong> is that median times {volume.venueTrust} where it is one trusted venue's, times{' '}
        {volume.aggregateTrust} where it is the sum of all venues, and never more than {pct(volume.advCapShare)} of the
        cap.
      </p>
      <Formula says="Size of a member, its weight, and the level between rebalances.">
        {`m_i = min(cap_i, ${index.advMultiple} × ADV_i)        weights ∝ m_i, none above ${pct(index.weightLimit)}
u_i = w_i I_r / P_i,r                  fixed at the rebalance r
I_t = Σ u_i P_i,t + cash of departed members       I = ${index.base} at the first`}
      </Formula>
      <p>
        Baskets change at the first close of a month, from the day before: the {index.firstRanks} largest, then members
        ranked up to {index.incumbentRank}, until there are {index.size}. A narrative is tradable from{' '}
        {index.tradableEnter} eligible members and stops being so below {index.tradableStay}; below that its index is{' '}
        <em>indicative</em>. A change of supply between rebalances moves nothing.
      </p>
      <p>
        A missing price is carried for {index.carriedBars} day, then frozen up to {index.frozenBars}; a delisted token
        leaves at its last price less {pct(index.haircut)}. Above {pct(index.maxStaleWeight)} of weight at stale prices
        the narrative may not be traded.
      </p>
      <Evidence>
        <p>
          Over 70% of the volume reported by unregulated exchanges is estimated to be wash trading (Cong, Li, Tang and
          Yang, “Crypto Wash Trading”, Management Science, 2023). Hence medians, trust factors and the cap on volume.
        </p>
        <p>
          Leaving out dead tokens would flatter an equal-weight crypto portfolio by about 62% a year (Ammann, Burdorf,
          Liebi and Stöckl, “Survivorship and delisting bias in cryptocurrency markets”, 2022). Dead tokens stay in
          here; the loss assumed when one dies is shown at {listed(P.backtest.haircuts.map(pct))} beside every
          back-test.
        </p>
      </Evidence>
    </MethodSection>
  );
}
