import type { Model } from '../../../../shared/contracts/model.ts';
import type { FlipRow } from '../../../../shared/contracts/tokens.ts';
import { percent } from '../../format/percent.ts';
import { shortDate } from '../../format/utc.ts';
import { NarrativeLink } from '../common/NarrativeLink.tsx';
import { Panel } from '../common/Panel.tsx';
import { SignalTag } from '../common/SignalTag.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

const SHOWN = 10;
const FOLDED = 25;

/** Signals that changed: the newest in view, the rest a click away. */
export function SignalFlips({ flips, model }: { flips: readonly FlipRow[]; model: Model }) {
  const { omega, card } = model;
  const source =
    omega > 0
      ? `Learned model at ${percent(omega, 0)} skill weight.`
      : `Rules only; ${card === null ? 'no learned model yet' : 'the learned model has no weight'}.`;
  return (
    <Panel
      id="flips"
      more={{ href: '/tokens/?sort=-signal', name: 'All signals' }}
      title="Signal flips"
      note={`${source} Changes of the last 14 closes, newest first.`}
    >
      {flips.length === 0 && <p class="empty">No signal changed in the last 14 closes.</p>}
      <Flips flips={flips.slice(0, SHOWN)} />
      {flips.length > SHOWN && (
        <details class="more">
          <summary>
            {flips.length > FOLDED ? `Older flips: ${FOLDED - SHOWN} of ${flips.length - SHOWN}` : 'Older flips'}
          </summary>
          <Flips flips={flips.slice(SHOWN, FOLDED)} />
          {flips.length > FOLDED && (
            <p class="fine">
              All {flips.length} are in <a href="/v1/signals">/v1/signals</a>.
            </p>
          )}
        </details>
      )}
    </Panel>
  );
}

function Flips({ flips }: { flips: readonly FlipRow[] }) {
  return (
    <ul class="flips">
      {flips.map((flip) => (
        <li key={`${flip.kind}-${flip.id}-${flip.date}`}>
          <time dateTime={flip.date}>{shortDate(flip.date)}</time>
          <span class="flip-name">
            {flip.kind === 'token' ? (
              <TokenLink id={flip.id} symbol={flip.symbol} name={flip.name} />
            ) : (
              <NarrativeLink id={flip.id} name={flip.name} />
            )}
          </span>
          <span class="flip-change">
            <span class="flip-from">{flip.from}</span> <span aria-hidden="true">→</span>
            <span class="sr"> to </span>
            <SignalTag signal={flip.to} />
          </span>
        </li>
      ))}
    </ul>
  );
}
