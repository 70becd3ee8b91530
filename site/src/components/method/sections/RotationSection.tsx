import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { listed, P, pct, usd } from '../values.ts';

export function RotationSection() {
  const { rotation: r, costs } = P;
  const { scoreWeights: w, bars } = r;
  return (
    <MethodSection id="rotation" number={6} title="Rotation" parameters={{ rotation: r, costs }}>
      <p>
        <strong>The weekday of a weekly rotation matters more than its rules.</strong> So the portfolio is the mean of{' '}
        {r.tranches} tranches; each decides on its own day. How many of them hold a narrative or a token is its{' '}
        <em>conviction</em>, 0 to {r.tranches}. The spread over the {r.tranches} days stands beside every back-test.
      </p>
      <Formula says="The conviction score of a narrative, and the gate it must pass.">
        {`x_k   = log return of the index over k days − Bitcoin's        s = sd of ${r.volBars} daily differences
S     = ${w.x7} x_${bars.x7} / (s √${bars.x7}) + ${w.x14} x_${bars.x14} / (s √${bars.x14}) + ${w.x30} x_${bars.x30} / (s √${bars.x30})
gate  : return ${bars.r14} d > 0, above SMA${bars.levelMean}, x_${bars.x30} > 0, tradable, a token that qualifies
keep  : incumbents with the gate, ranked ${r.keepRank} or better
fill  : to ${r.slots} from those ranked ${r.enterRank} or better, with the gate
tokens: up to ${r.tokensPerNarrative} by grade; enter from ${r.gradeEnter}, stay from ${r.gradeStay}, never bearish
weight: 1/${r.slots} a narrative, inside it by 1 / volatility; none above ${pct(r.tokenLimit)}, no narrative above ${pct(r.narrativeLimit)}`}
      </Formula>
      <p>
        What is clipped, and slots nobody fills, go to Bitcoin. <strong>Regime:</strong> Bitcoin above its{' '}
        {bars.benchmarkMean}-day mean, and more than {pct(r.breadthShare)} of eligible tokens above their{' '}
        {bars.tokenMean}-day mean. Both hold: fully invested; one: {pct(r.exposure[1])}; none: cash, at once.
      </p>
      <Formula says="The portfolio's target and its volatility scale.">
        {`target T = scale × mean of the ${r.tranches} vectors
scale    = min(1, ${pct(r.scale.annualVol)} / σ)      σ: ${r.scale.bars} days, half-life ${r.scale.halfLifeBars}, a year`}
      </Formula>
      <p>
        Decisions and exits (regime, a bearish flip, a delisting) always trade. Drift trades only beyond a band of{' '}
        {pct(r.band.nav)} of the portfolio or {pct(r.band.target)} of the target. Sells come first. No trade is larger
        than {pct(r.maxAdvShare)} of the trusted daily volume; the rest waits for the next day.
      </p>
      <Formula says="Cost of a trade: fee, half-spread and the square-root law of impact.">
        {`cost = |dw| (fee + half-spread + Y σ √(|dw| AUM / ADV))
fee ${costs.feeBps} bp; half-spread ${listed([costs.halfSpreadBps.large, costs.halfSpreadBps.mid, costs.halfSpreadBps.small])} bp for caps above ${usd(costs.largeCapUsd)}, above ${usd(costs.midCapUsd)}, below
Y = ${costs.impact}; σ = daily volatility; AUM starts at ${usd(r.aumUsd)}`}
      </Formula>
      <p>
        Every move carries its rule, the numbers it tested with their thresholds, the runner-up, and the smallest change
        that would have reversed it: see the <a href="/rotation/#log">log of moves</a>.
      </p>
      <Evidence>
        <p>
          Impact by the square root of size is well measured in equities (Almgren, Thum, Hauptmann and Li, “Direct
          estimation of equity market impact”, 2005); in crypto it is an assumption. Scaling by volatility lowers
          drawdowns more surely than it raises returns (Moreira and Muir, “Volatility-managed portfolios”, 2017).
        </p>
        <p>
          Whether the rotation has been worth it is not a matter of method: the{' '}
          <a href="/performance/">Performance page</a> says so with its intervals, the verdict first.
        </p>
      </Evidence>
    </MethodSection>
  );
}
