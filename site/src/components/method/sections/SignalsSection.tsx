import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { P } from '../values.ts';

export function SignalsSection() {
  const { signal } = P;
  const { bars } = signal;
  return (
    <MethodSection id="signals" number={5} title="Signals" parameters={{ signal }}>
      <Formula says="The probability blends a rule of five signs with the model by the skill weight.">
        {`p      = ½ + ω (p_model − ½) + (1 − ω) (p_rule − ½)
p_rule = ½ + ${signal.ruleStep} × mean of the signs of
         { return ${bars.r7} d, return ${bars.r14} d, price − SMA${bars.sma20}, SMA${bars.sma7} − SMA${bars.sma28},
           nearness to the ${bars.high28}-day high + volatility of a week }
trend  = +1 above SMA${bars.sma20} and up over ${bars.r14} d, −1 if neither, else 0`}
      </Formula>
      <p>
        <strong>Bullish</strong> after {signal.closesToEnter} closes with p at least {signal.bullish.enter} and no
        falling trend; it ends when p falls below {signal.bullish.leave} or the trend turns. <strong>Bearish</strong> is
        its mirror at {signal.bearish.enter}. In between: neutral. Leaving is tested before entering. A narrative's
        signal is the same rule on its index, with breadth as a sixth sign and without the model.
      </p>
      <p>
        A signal is a flip, with time and price, and a state since then, shown beside what holding would have returned.
      </p>
      <Evidence>
        <p>
          The gap between entering and leaving is there to stop flipping to and fro; it also makes every signal late. A
          probability of 55% is wrong nearly half the time, by its own words.
        </p>
      </Evidence>
    </MethodSection>
  );
}
