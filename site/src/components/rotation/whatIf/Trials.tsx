import { deflatedSharpe, luckOf, type Trial } from '../../../../../shared/whatif/luckOf.ts';
import { percent } from '../../../format/percent.ts';

const ratio = (value: number) => value.toFixed(2).replace('-', '−');

/** How many configurations this reader has tried, and what the best of so many shows by luck. */
export function Trials(props: { trials: readonly Trial[]; nav: Float64Array | undefined; onForget: () => void }) {
  const { trials, nav, onForget } = props;
  if (trials.length === 0) return null;
  const luck = luckOf(trials);
  const deflated = nav === undefined ? undefined : deflatedSharpe(nav, luck);
  return (
    <section class="trial-count" role="status">
      <p>
        <strong>
          {luck.trials} {luck.trials === 1 ? 'trial' : 'trials'}
        </strong>
        {luck.trials === 1
          ? '. With each further one, the best of them looks better by luck alone; this counter keeps count.'
          : `: the best of ${luck.trials} would show a Sharpe ratio of ${ratio(luck.expectedBest)} by luck. Your best shows ${ratio(luck.best)}.`}
        {deflated !== undefined &&
          ` Probability that this run's true Sharpe ratio is above luck: ${percent(deflated, 0)}; a claim would need 95%, and live.`}
      </p>
      <p class="table-actions">
        <button type="button" class="button" onClick={onForget}>
          Forget my trials
        </button>
        <span class="fine">Kept in this browser only. Chance does not forget them.</span>
      </p>
    </section>
  );
}
