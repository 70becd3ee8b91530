import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { WaterfallBar } from '../../charts/WaterfallBar.tsx';
import { gradeParts } from '../../data/gradeParts.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { Panel } from '../common/Panel.tsx';

const MIDDLE = 50;

/** The Trader Grade as a sum: fifty, plus the points of each pillar, plus the smoothing. */
export function GradePanel({ token }: { token: TokenRow }) {
  const parts = gradeParts(token);
  if (parts === undefined || token.grade === null) {
    return (
      <Panel id="grade" title="Trader Grade">
        <p class="empty">
          {token.benchmark
            ? 'Benchmarks that belong to no narrative are not graded: everything else is graded against them.'
            : `No grade at this close: ${token.excluded_because.join('; ') || 'fewer than 30 priced days'}.`}
        </p>
      </Panel>
    );
  }
  let sum = MIDDLE;
  const steps = parts.map((part) => {
    const from = sum;
    sum += part.points;
    return { ...part, from, to: sum };
  });
  const pillar = (name: string) =>
    token.pillars === null || name === 'smoothing' ? undefined : token.pillars[name as keyof typeof token.pillars];
  return (
    <Panel
      id="grade"
      title="Trader Grade"
      aside={<GradeTag letter={token.letter} points={token.grade} />}
      note="Each bar starts where the one before ended. Scores are standard deviations from the middle of all graded tokens."
    >
      <table class="fit grade-sum">
        <caption class="sr">Parts of the grade of {token.symbol}; with 50 they sum to it</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" class="number">
              Score
            </th>
            <th scope="col" class="number part-weight">
              Weight
            </th>
            <th scope="col">0 to 100</th>
            <th scope="col" class="number">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Middle</th>
            <td />
            <td class="part-weight" />
            <td />
            <td class="number">{MIDDLE.toFixed(2)}</td>
          </tr>
          {steps.map(({ name, points, from, to }) => {
            const own = pillar(name);
            return (
              <tr key={name}>
                <th scope="row">
                  <span class={`key-dot part-${name}`} aria-hidden="true" />
                  {name}
                </th>
                <td class="number">{own === undefined ? '' : signedPoints(own.z, 2)}</td>
                <td class="number part-weight">{own === undefined ? '' : percent(own.weight, 0)}</td>
                <td>
                  <WaterfallBar part={name} from={from} to={to} />
                </td>
                <td class="number">{signedPoints(points, 2)}</td>
              </tr>
            );
          })}
          <tr class="total">
            <th scope="row">Grade</th>
            <td />
            <td class="part-weight" />
            <td class="name">
              {token.grade_change !== null && `${signedPoints(token.grade_change)} since the close before`}
            </td>
            <td class="number">{token.grade.toFixed(2)}</td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}
