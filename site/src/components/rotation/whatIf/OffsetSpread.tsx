import type { WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';

const WIDTH = 320;
const ROW = 26;
const EDGE = 10;
const ratio = (value: number) => value.toFixed(2).replace('-', '−');
const sharpesOf = ({ offsets }: WhatIfResult) => offsets.map(({ performance }) => performance.sharpe);

/** The Sharpe ratio of each of the seven days alone, yours over the rules': how far apart one setting's own days are. */
export function OffsetSpread({ result, baseline }: { result: WhatIfResult; baseline: WhatIfResult }) {
  const [yours, rules] = [sharpesOf(result), sharpesOf(baseline)];
  const all = [...yours, ...rules, 0];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => EDGE + ((value - low) / (high - low || 1)) * (WIDTH - 2 * EDGE);
  const rows = [
    ['Yours', yours, result],
    ['Rules', rules, baseline],
  ] as const;
  return (
    <section class="spread">
      <h3>The seven days, each alone</h3>
      <dl>
        {rows.map(([name, sharpes, { net }]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <svg viewBox={`0 0 ${WIDTH} ${ROW}`} width={WIDTH} height={ROW} aria-hidden="true">
                <line class="spread-axis" x1={EDGE} x2={WIDTH - EDGE} y1={ROW / 2} y2={ROW / 2} />
                <line class="interval-zero" x1={x(0)} x2={x(0)} y1="3" y2={ROW - 3} />
                {sharpes.map((sharpe, day) => (
                  <circle key={day} class="spread-day" cx={x(sharpe)} cy={ROW / 2} r="5" />
                ))}
              </svg>
              <span>
                Sharpe {ratio(Math.min(...sharpes))} to {ratio(Math.max(...sharpes))}; their mean portfolio{' '}
                <strong>{ratio(net.performance.sharpe)}</strong>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="fine">
        The same settings, deciding on another weekday. A difference between two settings that is smaller than this
        spread is no difference.
      </p>
    </section>
  );
}
