import type { RunRecord } from '../../../../shared/contracts/status.ts';

/** How far the fill of history is, from what its last run counted. */
export function HistoryFill({ runs }: { runs: readonly RunRecord[] | undefined }) {
  const run = runs?.find(({ job }) => job === 'backfill');
  if (run === undefined) return <>{runs === undefined ? 'not known now' : 'has not run yet'}</>;
  const { tokens = 0, pending = 0, failed = 0 } = run.counts;
  const all = tokens + pending + failed;
  if (pending + failed === 0) return <>{tokens === 0 ? 'nothing to fill' : `complete: all ${tokens} tokens`}</>;
  return (
    <>
      {tokens} of {all} tokens
      {pending > 0 && `, ${pending} to come`}
      {failed > 0 && `, ${failed} unknown to every source`}
      {pending > 0 && <progress aria-label="History filled" value={tokens} max={all} />}
    </>
  );
}
