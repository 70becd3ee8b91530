import type { Status } from '../../../shared/contracts/status.ts';
import type { Body } from '../body.ts';
import { partText, type SnapshotInput } from './snapshotInput.ts';

/** The body of /v1/status, evaluated now; the snapshot's own status part is spliced in. */
export async function statusBody({ meta, parts, runs, now: clock }: SnapshotInput): Promise<Body> {
  const now = await clock();
  const live: Omit<Status, 'data'> = {
    state: now > Date.parse(meta.stale_after) ? 'stale' : 'fresh',
    age_seconds: Math.max(0, Math.floor((now - Date.parse(meta.as_of)) / 1000)),
    now: new Date(now).toISOString(),
    runs: [...runs],
  };
  return { kind: 'json', text: `${JSON.stringify(live).slice(0, -1)},"data":${partText(parts, 'status')}}` };
}
