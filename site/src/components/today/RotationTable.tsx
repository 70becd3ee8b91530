import type { ComponentChildren } from 'preact';
import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { Pips } from '../../charts/Pips.tsx';
import { ShareBar } from '../../charts/ShareBar.tsx';
import { type RotationRow, rotationRows } from '../../data/rotationRows.ts';
import { percent, signedPoints } from '../../format/percent.ts';
import { GradeTag } from '../common/GradeTag.tsx';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

/** Target weights beside what the record holds now; the difference is what trades. Becomes cards on a phone. */
export function RotationTable(props: { rotation: Rotation; tokens: readonly TokenRow[]; names: Names }) {
  const { rotation, tokens, names } = props;
  const rows = rotationRows(rotation);
  const letters = new Map(tokens.map((token) => [token.id, token.letter]));
  const cash = { target: rotation.target.cash, now: rotation.cash };
  const full = Math.max(...rows.flatMap((row) => [row.target, row.now]));
  return (
    <table class="cards rotation-table">
      <caption class="sr">Target of the rotation and holdings of the record, in percent of net value</caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Held for</th>
          <th scope="col" class="number">
            Target
          </th>
          <th scope="col" class="number">
            Now
          </th>
          <th scope="col" class="number">
            Change, pp
          </th>
          <th scope="col">Conviction</th>
          <th scope="col" class="number">
            Grade
          </th>
          <th scope="col">Signal</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.holding.token} class={row.target === 0 ? 'leaving' : undefined}>
            <th scope="row">
              <TokenLink id={row.holding.token} symbol={row.holding.symbol} name={row.holding.name} />
            </th>
            <td class="why">{heldFor(row, names)}</td>
            <Weights target={row.target} now={row.now} full={full} />
            <td>
              <Pips count={row.holding.conviction} />
            </td>
            <td class="number">
              <GradeTag letter={letters.get(row.holding.token) ?? null} points={row.holding.grade} />
            </td>
            <td>
              <SignalTag signal={row.holding.signal} />
            </td>
          </tr>
        ))}
        <tr class="cash">
          <th scope="row">Cash</th>
          <td class="why">uninvested</td>
          <Weights {...cash} />
          <td class="filler" colSpan={3} />
        </tr>
      </tbody>
    </table>
  );
}

/** Target, now and change; the bar is on the scale of the largest token, so cash has none. */
function Weights({ target, now, full }: { target: number; now: number; full?: number }) {
  const points = signedPoints((target - now) * 100);
  const same = Number.parseFloat(points) === 0;
  return (
    <>
      <td class="number weight">
        <span class="weight-pair">
          {full !== undefined && <ShareBar value={target} full={full} mark={now} />}
          <span class="weight-text">{percent(target)}</span>
        </span>
      </td>
      <td data-label="now" class="number now">
        {percent(now)}
      </td>
      <td class={`number change ${same ? 'same' : ''}`}>
        {same ? (
          '='
        ) : (
          <>
            <span aria-hidden="true">{target > now ? '▲ ' : '▼ '}</span>
            {points}
          </>
        )}
      </td>
    </>
  );
}

function heldFor({ holding, target }: RotationRow, names: Names): ComponentChildren {
  if (target === 0) return 'leaving the portfolio';
  if (holding.narratives.length === 0) return 'fallback for unfilled slots';
  return holding.narratives.map((id, place) => (
    <span key={id}>
      {place > 0 && ', '}
      <NarrativeLink id={id} name={names.narrative(id)} />
    </span>
  ));
}
