import type { RunRecord } from '../../../../shared/contracts/status.ts';
import { instantInWords } from '../../format/utc.ts';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { durationInWords } from './durationInWords.ts';

const JOBS: Readonly<Record<RunRecord['job'], string>> = {
  ingest: 'Prices of the hour',
  backfill: 'History and repairs',
  compute: 'Closes, marks and publishing',
  train: 'The weekly model',
};
const WORDS: Readonly<Record<RunRecord['status'], string>> = {
  ok: 'done',
  partial: 'part done',
  failed: 'failed',
  skipped: 'nothing to do',
};
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** The newest run of each job: for which slot, how it ended, what it counted. */
export function Runs({ runs }: { runs: readonly RunRecord[] }) {
  if (runs.length === 0) return <p class="empty">No job has run yet.</p>;
  return (
    <ScrollBox label="Last runs, scrolls sideways">
      <table class="runs">
        <thead>
          <tr>
            <th scope="col">Job</th>
            <th scope="col">Slot</th>
            <th scope="col">Ended</th>
            <th scope="col">Started</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col">Counted</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.job}>
              <th scope="row" class="job">
                <span class="symbol">{run.job}</span> <span class="name">{JOBS[run.job]}</span>
              </th>
              <td class="nowrap">{run.bucket}</td>
              <td>
                <span class={`run-status ${run.status}`}>{WORDS[run.status]}</span>
                {run.detail !== null && <span class="under">{run.detail}</span>}
                {run.error_code !== null && <code class="under">{run.error_code}</code>}
              </td>
              <td class="nowrap">
                <time dateTime={run.started_at}>{instantInWords(run.started_at)}</time>
              </td>
              <td class="number">{durationInWords(run.duration_ms)}</td>
              <td class="counts">{countsOf(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function countsOf({ counts }: RunRecord): string {
  const parts = Object.entries(counts).map(([name, value]) => `${name.replaceAll('_', ' ')} ${number.format(value)}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
