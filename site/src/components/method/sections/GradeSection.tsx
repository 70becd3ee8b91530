import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { listed, P, pct } from '../values.ts';

export function GradeSection() {
  const { grade } = P;
  const { weights } = grade;
  return (
    <MethodSection id="grade" number={4} title="Trader Grade, 0 to 100" parameters={{ grade }}>
      <p>
        Four pillars: <strong>momentum</strong> {pct(weights.momentum)}, <strong>low volatility</strong>{' '}
        {pct(weights.volatility)}, <strong>liquidity</strong> {pct(weights.liquidity)}, and the <strong>model</strong>{' '}
        {pct(weights.model)} times its skill weight ω; what ω leaves free goes to the others in proportion.
      </p>
      <Formula says="Pillars from normal scores, combined, turned into points, smoothed over two days.">
        {`Z_k = Σ v_j z_j / s_k                s = median spread of the last ${grade.scaleDates} days
C   = Σ w_k Z_k                      raw = 100 Φ(C / s)
G  += (1 − 2^(−hours / ${grade.halfLifeHours})) (raw − G)
points of pillar k = f w_k Z_k / s    they sum to raw − 50 exactly`}
      </Formula>
      <p>
        Given once a day. Letters change at {listed(grade.bands)} with {grade.bandHysteresis} points of hysteresis.
        Under {grade.minBars} days of prices there is no grade: not 0, and not 50.
      </p>
      <Evidence>
        <p>
          Grades are <strong>relative</strong>. In a crash somebody still scores 99: better than the others, not good.
        </p>
        <p>
          The daily rank correlation of the grade with the following week's returns, and its t, is part of every
          back-test: see the tear sheet on the <a href="/performance/#tear-sheet">Performance page</a>.
        </p>
      </Evidence>
    </MethodSection>
  );
}
