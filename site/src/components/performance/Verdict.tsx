import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';

/** What may be said, before any number. */
export function Verdict(props: {
  record: PerformanceHistory['record'];
  backtest: PerformanceHistory['backtest'];
  snapshot: Snapshot;
}) {
  const { record, backtest, snapshot } = props;
  return (
    <Panel id="verdict" title="Verdict">
      <p class="lead verdict-lead">
        {sentence(record.verdict)} The record began on {dateInWords(record.started_on)}
        {snapshot.simulated && ', on a made-up market'}.
      </p>
      {backtest !== null && (
        <p class="verdict-backtest">
          <strong>Of the back-test:</strong> {withMinus(backtest.summary.verdict)}
        </p>
      )}
      <p class="fine">
        Nothing is called better here unless it is so after costs, live, and with a deflated Sharpe ratio of 0.95: the{' '}
        <a href="/method/#record">rule and its reasons</a>.
      </p>
    </Panel>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** The same minus sign as in every number beside it. */
const withMinus = (text: string) => text.replace(/ -(?=\d)/g, ' −');
