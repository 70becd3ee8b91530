import type { TokenRow } from '../../../../shared/contracts/tokens.ts';
import { ShareBar } from '../../charts/ShareBar.tsx';
import type { Snapshot } from '../../data/snapshot.ts';
import { percent } from '../../format/percent.ts';
import { priceUsd } from '../../format/usd.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';
import { SignalTag } from '../common/SignalTag.tsx';

const TREND = { [-1]: 'down', 0: 'neither up nor down', 1: 'up' } as const;

/** The signal: state, since when, what the price did since; and the probability behind it, rule and model apart. */
export function SignalPanel({ token, snapshot }: { token: TokenRow; snapshot: Snapshot }) {
  const { signals, omega } = snapshot.signals;
  const row = signals.find(({ kind, id }) => kind === 'token' && id === token.id);
  if (row === undefined) {
    return (
      <Panel id="signal" title="Signal and probability">
        <p class="empty">No signal yet: it starts after 29 priced closes.</p>
      </Panel>
    );
  }
  const { rule_probability: rule, model_probability: model, probability } = row;
  return (
    <Panel
      id="signal"
      title="Signal and probability"
      aside={<SignalTag signal={row.signal} />}
      note={`Since ${dateInWords(row.since)} at ${priceUsd(row.since_price)}; trend ${TREND[row.trend as -1 | 0 | 1]}.`}
    >
      <p class="since-return">
        Price since then: <Return value={row.return_since} why="no accepted price now" />. That is what holding it from
        the close of the signal gave, before costs.
      </p>
      <table class="fit">
        <caption class="sr">Probability that {token.symbol} beats the median token over the next week</caption>
        <thead>
          <tr>
            <th scope="col">Beats the median in 7 d</th>
            <th scope="col" class="number">
              Weight
            </th>
            <th scope="col">½ marked</th>
            <th scope="col" class="number">
              Probability
            </th>
          </tr>
        </thead>
        <tbody>
          <Probability name="Rule" weight={model === null ? 1 : 1 - omega} value={rule} />
          {model === null ? (
            <tr>
              <th scope="row">Learned model</th>
              <td colSpan={3} class="name">
                no prediction for this token at this close
              </td>
            </tr>
          ) : (
            <Probability name="Learned model" weight={omega} value={model} />
          )}
          <Probability name="Published" value={probability} total />
        </tbody>
      </table>
      <p class="fine">
        {omega === 0
          ? "The model's skill weight is 0: it has not shown that it predicts better than chance, so the rule decides alone."
          : `The model has earned a skill weight of ${percent(omega, 0)}.`}{' '}
        A probability near one half says little.
      </p>
    </Panel>
  );
}

function Probability(props: { name: string; value: number; weight?: number; total?: boolean }) {
  const { name, value, weight, total } = props;
  return (
    <tr class={total ? 'total' : undefined}>
      <th scope="row">{name}</th>
      <td class="number">{weight === undefined ? '' : percent(weight, 0)}</td>
      <td>
        <ShareBar value={value} mark={0.5} />
      </td>
      <td class="number">{percent(value)}</td>
    </tr>
  );
}
