import type { Model, ModelCard } from '../../../../shared/contracts/model.ts';
import { percent, signedPercent, signedPoints } from '../../format/percent.ts';
import { proofInWords } from '../../format/proofInWords.ts';
import { dateInWords } from '../../format/utc.ts';
import { Missing } from '../common/Missing.tsx';
import { Panel } from '../common/Panel.tsx';
import { ModelTables } from './ModelTables.tsx';

const count = new Intl.NumberFormat('en');
const UNJUDGED = 'no weekly prediction has been judged yet';
const KIND = { logistic: 'logistic regression', trees: 'boosted trees' } as const;

/** What was learnt, from what, and what its predictions were worth: as weak as it is. */
export function LearnedModel({ model }: { model: Model }) {
  const { omega, card, note } = model;
  if (card === null) {
    return (
      <Panel id="model" more={{ href: '/method/', name: 'How it is fitted and judged' }} title="Learned model">
        <p class="empty">{note}</p>
      </Panel>
    );
  }
  return (
    <Panel
      id="model"
      more={{ href: '/method/', name: 'How it is fitted and judged' }}
      title="Learned model"
      aside={<span class="tag record">Skill weight {percent(omega, 0)}</span>}
      note={note}
    >
      <Figures figures={card.out_of_sample} />
      <dl class="quality">
        <div>
          <dt>Fitted for</dt>
          <dd>
            close of {dateInWords(card.cut_off)}: {KIND[card.published_model]}, calibration slope{' '}
            {card.calibration_slope.toFixed(2)}
          </dd>
        </div>
        <div>
          <dt>Learnt from</dt>
          <dd>
            {count.format(card.training_rows)} token-days of {count.format(card.training_dates)} dates,{' '}
            {dateInWords(card.trained_from)} to {dateInWords(card.trained_to)}
          </dd>
        </div>
        <div>
          <dt>Judged on</dt>
          <dd>{judgedOn(card.out_of_sample)}</dd>
        </div>
        <div>
          <dt>Proof</dt>
          <dd>{proofInWords(card.proof)}</dd>
        </div>
        <div>
          <dt>Challenger</dt>
          <dd>{challengerInWords(card.challenger)}</dd>
        </div>
      </dl>
      <p class="fine">{partInWords(omega)}</p>
      <details class="more">
        <summary>Coefficients and reliability</summary>
        <ModelTables card={card} />
      </details>
    </Panel>
  );
}

function partInWords(omega: number): string {
  if (omega === 0) return 'Every probability on this page comes from the rules alone.';
  if (omega === 1) return "A token's probability is the model's alone. Narratives go by the rules alone.";
  const [model, rules] = [percent(omega, 0), percent(1 - omega, 0)];
  return `A token's probability is 50% plus ${model} of what the model says beyond 50% plus ${rules} of what the rules say beyond it. Narratives go by the rules alone.`;
}

type OutOfSample = ModelCard['out_of_sample'];

function Figures({ figures }: { figures: OutOfSample }) {
  const calibrated = figures?.calibrated ?? null;
  return (
    <dl class="model-figures">
      <div>
        <dt>Weekly rank IC</dt>
        <dd>{figures === null ? <Missing why={UNJUDGED} /> : signedPoints(figures.rank_ic.mean, 3)}</dd>
        {figures !== null && (
          <dd class="under">
            {figures.rank_ic.t === null ? 't not known' : `t ${signedPoints(figures.rank_ic.t, 2)}`}, n{' '}
            {figures.rank_ic.n}
          </dd>
        )}
      </div>
      <div>
        <dt>Hit rate</dt>
        <dd>{figures === null ? <Missing why={UNJUDGED} /> : percent(figures.hit_rate)}</dd>
        {figures !== null && (
          <dd class="under" title="95% interval; wider in truth, since tokens of one week are not independent">
            {percent(figures.hit_interval.low)} to {percent(figures.hit_interval.high)}
          </dd>
        )}
      </div>
      <div>
        <dt>Brier skill</dt>
        <dd>
          {calibrated === null ? (
            <Missing why="no calibrated prediction has been judged yet" />
          ) : (
            signedPercent(calibrated.brier_skill, 2)
          )}
        </dd>
        {calibrated !== null && <dd class="under">0% = a coin</dd>}
      </div>
    </dl>
  );
}

function judgedOn(figures: OutOfSample): string {
  if (figures === null) return UNJUDGED;
  const { from, to, weeks, predictions } = figures;
  const when = `${dateInWords(from)} to ${dateInWords(to)}`;
  return `${count.format(predictions)} predictions as issued, ${weeks} ${weeks === 1 ? 'week' : 'weeks'}: ${when}`;
}

function challengerInWords({ model, weeks, log_loss_gain, t }: ModelCard['challenger']): string {
  const compared = `${KIND[model]}, compared over ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
  if (log_loss_gain === null) return compared;
  const strength = t === null ? '' : ` (t ${signedPoints(t, 2)})`;
  return `${compared}: log-loss gain ${signedPoints(log_loss_gain, 4)}${strength}`;
}
