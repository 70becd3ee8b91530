import { useEffect, useState } from 'preact/hooks';
import type { PerformanceHistory } from '../../../../../shared/contracts/performance.ts';
import { isoDateOf } from '../../../../../shared/market/day.ts';
import { type Trial, withTrial } from '../../../../../shared/whatif/luckOf.ts';
import { DEFAULT_SETTINGS, settingProblems, settingsKey } from '../../../../../shared/whatif/settings.ts';
import type { Loaded } from '../../../data/useEndpoint.ts';
import { useQuery } from '../../../data/useQuery.ts';
import { dateInWords } from '../../../format/utc.ts';
import { Panel } from '../../common/Panel.tsx';
import { WhenLoaded } from '../../common/WhenLoaded.tsx';
import { keepTrials, keptTrials } from './keptTrials.ts';
import { Outcome } from './Outcome.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { settingsOf, settingsText } from './settingsQuery.ts';
import { Trials } from './Trials.tsx';
import { useWhatIf } from './useWhatIf.ts';
import { WithPeriod } from './WithPeriod.tsx';
import type { WhatIfPeriod } from './whatIfPeriod.ts';

/** The back-test again with other settings, in the reader's browser, with every trial counted. */
export function WhatIf({ performance }: { performance: Loaded<PerformanceHistory> }) {
  return (
    <Panel
      id="what-if"
      title="What if"
      aside={<span class="tag thin">Hypothetical</span>}
      note="The rotation again over published closes with other settings, run in your browser by the same code. It shows how much a result owes to its settings; it does not find better ones."
    >
      <WhenLoaded of={performance} what="the period" room="room-list">
        {({ backtest }) => (
          <WithPeriod backtest={backtest} purpose="to run again">
            {(period) => <Workbench period={period} published={backtest?.summary.net.sharpe} />}
          </WithPeriod>
        )}
      </WhenLoaded>
    </Panel>
  );
}

function Workbench({ period, published }: { period: WhatIfPeriod; published: number | undefined }) {
  const [text, setText] = useQuery('whatif');
  const [settings, setSettings] = useState(() => settingsOf(text));
  const [trials, setTrials] = useState<readonly Trial[]>([]);
  useEffect(() => setTrials(keptTrials()), []);
  // Back and Forward bring the settings of another run.
  useEffect(() => setSettings(settingsOf(text)), [text]);
  const remember = (next: readonly Trial[]) => {
    setTrials(next);
    keepTrials(next);
  };
  const { run, start, cancel } = useWhatIf((tried, result) => {
    remember(withTrial(keptTrials(), { key: settingsKey(tried), sharpe: result.net.performance.sharpe }));
  });
  const problems = settingProblems(settings);
  const running = run.kind === 'progress';
  return (
    <div class="columns what-if">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (Object.keys(problems).length > 0) return;
          const asked = settingsText(settings);
          if (asked !== text) setText(asked);
          start(settings, period);
        }}
      >
        <SettingsForm {...{ settings, problems }} onChange={setSettings} />
        <p class="table-actions">
          {/* Keys: were it one element, the click that cancels would find it a submit button and run again. */}
          {running ? (
            <button key="cancel" type="button" class="button" onClick={cancel}>
              Cancel
            </button>
          ) : (
            <button key="run" type="submit" class="button primary" disabled={Object.keys(problems).length > 0}>
              Run it again
            </button>
          )}
          <button type="button" class="button" disabled={running} onClick={() => setSettings(DEFAULT_SETTINGS)}>
            As the rules have it
          </button>
        </p>
        <p class="fine">
          {dateInWords(isoDateOf(period.from))} to {dateInWords(isoDateOf(period.to))}. The first run reads{' '}
          {period.years.length} years of closes, a megabyte or two; grades, signals and indices stay as they were
          published.
        </p>
      </form>
      <div class="stack">
        {run.kind === 'idle' && (
          <p class="room room-chart">Change a setting and run it: growth, drawdown and all seven days stand here.</p>
        )}
        {run.kind === 'progress' && (
          <div class="room room-chart" role="status">
            <p>{run.what === 'loading' ? 'Reading published closes…' : 'Running the rotation close by close…'}</p>
            <progress aria-label="Done" value={run.share} max={1} />
          </div>
        )}
        {run.kind === 'failed' && (
          <div class="room room-chart" role="status">
            <p>{run.reason}. Nothing was run.</p>
            <button type="button" class="button" onClick={() => start(settings, period)}>
              Try again
            </button>
          </div>
        )}
        {run.kind === 'done' && <Outcome {...{ run, published }} />}
        <Trials
          trials={trials}
          nav={run.kind === 'done' ? run.result.net.nav : undefined}
          onForget={() => remember([])}
        />
      </div>
    </div>
  );
}
