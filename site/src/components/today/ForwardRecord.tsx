import type { Rotation } from '../../../../shared/contracts/rotation.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { Return } from '../common/Return.tsx';

const BENCHMARKS = [
  ['bitcoin', 'BTC held'],
  ['ethereum', 'ETH held'],
  ['solana', 'SOL held'],
] as const;

/** The only figures that were lived through, kept apart from anything hypothetical. */
export function ForwardRecord(props: { record: Rotation['record']; hypotheticalBefore: string }) {
  const { record, hypotheticalBefore } = props;
  const young = 'the record has no closed day yet';
  return (
    <Panel
      id="record"
      more={{ href: '/performance/', name: 'Equity, drawdown and the back-test beside it' }}
      title="Forward record"
      aside={<span class="tag record">Live only</span>}
      note={
        <>
          Since {dateInWords(record.started_on)}: {record.days} {record.days === 1 ? 'day' : 'days'}, after costs.
        </>
      }
    >
      <dl class="record-figures">
        <div class="record-own">
          <dt>Rotation</dt>
          <dd>
            <Return value={record.roi_net} why={young} />
          </dd>
        </div>
        {BENCHMARKS.map(([id, name]) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              <Return value={record.benchmarks[id]} why={young} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="verdict">
        <strong>Verdict:</strong> {record.verdict}.
      </p>
      <p class="fine">
        Net value {record.nav_net.toFixed(4)} (before costs {record.nav_gross.toFixed(4)}), started at 1. Entry{' '}
        {record.head.seq} of an append-only log, hash{' '}
        <code title={record.head.hash}>{record.head.hash.slice(0, 12)}</code>. Nothing from before{' '}
        {dateInWords(record.started_on)} is in it; everything before {dateInWords(hypotheticalBefore)} is hypothetical
        and stands elsewhere.
      </p>
    </Panel>
  );
}
