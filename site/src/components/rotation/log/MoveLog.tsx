import type { PerformanceHistory } from '../../../../../shared/contracts/performance.ts';
import type { Names } from '../../../../../shared/feed/moveSentence.ts';
import type { Snapshot } from '../../../data/snapshot.ts';
import type { Loaded } from '../../../data/useEndpoint.ts';
import { useChoice } from '../../../data/useQuery.ts';
import { dateInWords } from '../../../format/utc.ts';
import { Panel } from '../../common/Panel.tsx';
import { Switch } from '../../common/Switch.tsx';
import { WhenLoaded } from '../../common/WhenLoaded.tsx';
import { BacktestLog } from './BacktestLog.tsx';
import { RecordLog } from './RecordLog.tsx';

const CHOICES = [
  ['record', 'Forward record'],
  ['backtest', 'Back-test'],
] as const;

/** Every move, a month at a time, newest first: of the record as logged, or of the hypothetical past, never of both at once. */
export function MoveLog(props: { snapshot: Snapshot; names: Names; performance: Loaded<PerformanceHistory> }) {
  const { snapshot, names, performance } = props;
  const [of, setOf] = useChoice('log', ['record', 'backtest'], 'record');
  const began = dateInWords(snapshot.rotation.record.started_on);
  return (
    <Panel
      id="log"
      title="Log of moves"
      aside={
        <span class="controls">
          {of === 'backtest' && <span class="tag thin">Hypothetical</span>}
          <Switch legend="Moves of" name="log" choices={CHOICES} value={of} onChange={setOf} />
        </span>
      }
      note={
        of === 'record'
          ? `Decisions of the forward record, which began on ${began}. Each opens to its rule and numbers.`
          : `What the same rules would have done up to ${began}: computed in your browser from published closes. Nobody decided this at the time.`
      }
    >
      {of === 'record' ? (
        <RecordLog {...{ snapshot, names }} onBacktest={() => setOf('backtest')} />
      ) : (
        <WhenLoaded of={performance} what="the period" room="room-list">
          {({ backtest }) => <BacktestLog {...{ backtest, names }} />}
        </WhenLoaded>
      )}
    </Panel>
  );
}
