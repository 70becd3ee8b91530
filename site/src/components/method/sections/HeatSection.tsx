import { Evidence, MethodSection } from '../MethodSection.tsx';
import { P, pct } from '../values.ts';

export function HeatSection() {
  const { heat } = P;
  const { weights, stage } = heat;
  return (
    <MethodSection id="heat" number={7} title="Heat" parameters={{ heat }}>
      <p>
        How warm a narrative is against its own last {heat.bars} days, 0 to 100. Five parts, each the percentile of
        today's value among its own: <strong>breadth</strong> {pct(weights.breadth)} (members above their 20-day mean),{' '}
        <strong>attention</strong> {pct(weights.attention)} (share of volume, {heat.attention.short} against{' '}
        {heat.attention.long} days), <strong>acceleration</strong> {pct(weights.acceleration)} (a week's return beyond a
        month's pace), <strong>cohesion</strong> {pct(weights.cohesion)} (members moving together),{' '}
        <strong>spread of the gain</strong> {pct(weights.concentration)} (not one token's alone).
      </p>
      <p>
        Stages, the first that fits: <em>crowded</em> (breadth of {pct(stage.crowdedBreadth)} and volume share above its{' '}
        {pct(stage.crowdedVolumeShare)} percentile), <em>cooling</em> ({stage.coolingChange} points in {heat.changeDays}{' '}
        days), <em>hot</em> (from {stage.hot}), <em>emerging</em> (from {stage.emerging}, accelerating, not yet risen),{' '}
        <em>dormant</em> (below {stage.dormant}), else neutral. Above {pct(heat.singleTokenShare)} of the gain from one
        token: <em>single-token move</em>.
      </p>
      <Evidence>
        <p>
          Heat decides nothing: it describes. The rotation does not read it, and no claim is made that heat foretells.
        </p>
      </Evidence>
    </MethodSection>
  );
}
