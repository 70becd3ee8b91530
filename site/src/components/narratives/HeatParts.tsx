import type { NarrativeRow } from '../../../../shared/contracts/narratives.ts';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { heatPart } from '../../format/heatPart.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { Missing } from '../common/Missing.tsx';
import { NO_HEAT, StageTag } from '../common/StageTag.tsx';

/** What makes the heat of a narrative: each component as measured and against the narrative's own past. */
export function HeatParts({ row }: { row: NarrativeRow }) {
  const { heat, heat_change_d7: change, top_contributor: top } = row;
  return (
    <div class="heat-parts">
      <p class="heat-sum">
        {heat === null ? (
          'No heat yet: too few closes to compare it with its own past.'
        ) : (
          <>
            <strong>Heat {heat.toFixed(1)}</strong> <StageTag stage={row.stage} />{' '}
            {change === null ? 'no change known over 7 days' : `${signedPoints(change)} points in 7 days`}
          </>
        )}
      </p>
      {row.single_token_move && top !== null && (
        <p class="heat-warning">
          <span class="tag thin">
            single-token move: {top.symbol} made {percent(top.share, 0)} of the gain
          </span>
        </p>
      )}
      <table>
        <caption class="sr">Components of the heat of {row.name}</caption>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col">Percentile</th>
            <th scope="col" class="number heat-weight">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {row.heat_components.map(({ name, value, percentile, weight }) => {
            const { label, meaning, show } = heatPart(name);
            return (
              <tr key={name}>
                <th scope="row">
                  {label} <span class="name">{meaning}</span>
                </th>
                <td class="number">{value === null ? <Missing why="cannot be measured" /> : show(value)}</td>
                <td>
                  {percentile === null ? (
                    <Missing why={NO_HEAT} />
                  ) : (
                    <span class="measure points">
                      <ShareBar value={percentile} full={100} />
                      <span>{percentile.toFixed(0)}</span>
                    </span>
                  )}
                </td>
                <td class="number heat-weight">{percent(weight, 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="fine">
        Percentiles among its own last 180 closes; heat is their weighted mean, smoothed over 48 hours. {spread(row)}
      </p>
    </div>
  );
}

/** How far the members went apart, and how much of the volume they took. */
function spread({ dispersion, volume_share, volume_share_percentile }: NarrativeRow): string {
  const apart =
    dispersion === null
      ? 'Dispersion: not known'
      : `Dispersion: members' 7-day returns lie ${percent(dispersion)} apart`;
  if (volume_share === null) return `${apart}.`;
  const among = volume_share_percentile === null ? '' : ` (percentile ${volume_share_percentile.toFixed(0)})`;
  return `${apart} (standard deviation). Share of all volume in 7 days: ${percent(volume_share)}${among}.`;
}
