import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { P, pct } from '../values.ts';

export function EngineSection() {
  return (
    <MethodSection id="engine" number={0} title="One engine" parameters={{ coverage: P.coverage, quality: P.quality }}>
      <p>
        History, the live site and every back-test are the same program run over daily closes. Each close takes the
        state the last one left and the prices up to that moment, and gives the next state and what was decided:
      </p>
      <Formula says="One close: state and prices up to the close in, next state, facts and decisions out.">
        advance(state, prices up to close t) → next state + facts + decisions
      </Formula>
      <p>
        A bar of day D closes at midnight UTC that ends D.{' '}
        <strong>What is decided at close t trades at close t + 1</strong>, and reads nothing later than close t. During
        the day, prices only <em>mark</em> the last state: levels and returns move, nothing is decided.
      </p>
      <p>
        Every price passes a gate first. A move above +{pct(P.quality.maxRise)} or below −{pct(P.quality.maxFall)} in 24
        hours is quarantined unless a second source agrees or the volume is at least {P.quality.confirmVolumeRatio}{' '}
        times its median; two sources more than {pct(P.quality.maxSourceGap)} apart quarantine the price. A close is
        decided only when at least {pct(P.coverage.minLiveShare)} of the live tokens have a price: an outage freezes the
        rotation, it never books losses.
      </p>
      <Evidence>
        <p>
          Cutting the history at any day gives the same grades, levels and targets up to that day, bit for bit; a test
          holds it. So a number you see for last March is the number the rules gave last March.
        </p>
        <p>The order of trades within a close, and what happens between two closes, is not modelled.</p>
      </Evidence>
    </MethodSection>
  );
}
