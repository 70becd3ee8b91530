import type { RunRecord, Status } from '../../shared/contracts/status.ts';
import type { Pointer } from '../adapters/records/formats.ts';

/** The body of /v1/status at `now` (ms since the epoch); `dataText` is the snapshot's own status part, spliced in. */
export function statusBody(dataText: string, pointer: Pointer, runs: readonly RunRecord[], now: number): string {
  const live: Omit<Status, 'data'> = {
    state: now > Date.parse(pointer.staleAfter) ? 'stale' : 'fresh',
    age_seconds: Math.max(0, Math.floor((now - Date.parse(pointer.asOf)) / 1000)),
    now: new Date(now).toISOString(),
    runs: [...runs],
  };
  return `${JSON.stringify(live).slice(0, -1)},"data":${dataText}}`;
}
