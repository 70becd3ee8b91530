import { FEATURES } from '../../../../../shared/grades/types.ts';
import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { listed, P } from '../values.ts';

export function ModelSection() {
  const { features, model } = P;
  const { bars } = features;
  return (
    <MethodSection id="model" number={3} title="Features and the learned model" parameters={{ features, model }}>
      <p>
        Every eligible token but {listed(features.excluded)} is described by {FEATURES.length} numbers: log returns over{' '}
        {listed([bars.r1, bars.r3, bars.r7, bars.r14, bars.r21, bars.r30, bars.r60])} days; nearness to the{' '}
        {bars.high28}-day high; volatility and downside volatility; the largest daily return of{' '}
        {listed([bars.max7, bars.max30])} days; illiquidity, volume and cap; the trends of volume and of price; beta and
        residual volatility against Bitcoin over {bars.beta60} days; return and breadth of its narratives, and its own
        return beyond theirs; two products.
      </p>
      <p>
        Each is turned into a rank among that day's tokens and then into a normal score, so that one wild token cannot
        move another's. Ties share the average rank. Missing means average. Under {features.minUniverse} tokens nothing
        is graded.
      </p>
      <Formula says="The model: a logistic regression with a penalty, learning whether a token beats the median.">
        {`target     return from close s + ${model.target.from} to s + ${model.target.to} above the median of the tokens eligible at s
minimise   mean over days, tokens of logloss + (λ / 2) |β|²        λ = ${model.logistic.lambda}
learns     from ${model.windowDays} days, refitted every ${model.refitDays}, last day used ${model.embargoDays} before the refit`}
      </Formula>
      <p>
        How much the model counts is earned, not set. Its <strong>skill weight ω</strong> comes from predictions as they
        were issued, once their {model.target.to} days have passed:
      </p>
      <Formula says="Skill weight from the t statistic of the weekly rank correlations, zero unless the Brier score is good.">
        {`ω = clamp((t − ${model.skill.floorT}) / ${model.skill.spanT}, 0, 1)   if Brier < ${model.skill.maxBrier}, else 0
t = Newey-West t of the last ${model.skill.weeks} weekly rank correlations; ω = 0 under ${model.skill.minWeeks} weeks`}
      </Formula>
      <p>
        Probabilities are calibrated on the last {model.calibration.weeks} weeks, and only ever pulled towards ½. A
        challenger of {model.challenger.trees} small trees takes over only after {model.challenger.promotionWeeks} weeks
        of proven gain (t ≥ {model.challenger.promotionT}).
      </p>
      <Evidence>
        <p>
          What the present model's predictions were worth as issued stands on the <a href="/#model">Today page</a> and
          at <a href="/v1/model">/v1/model</a>: rank correlation, its t, calibration. A rank correlation rewards beating
          the <em>median</em> token. The gains of crypto sit in a few tokens far above it, so a good rank correlation
          and no profit can be true together.
        </p>
        <p>
          No target the model learns from reaches into what it is judged on. What was learnt in a rising market may not
          hold in a falling one; ω then falls, but slowly: it looks back over {model.skill.weeks} weeks.
        </p>
      </Evidence>
    </MethodSection>
  );
}
