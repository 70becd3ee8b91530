import type { Status } from '../../../../shared/contracts/status.ts';

/** The body of /v1/status, where it is one this page can draw. */
export function statusOf(body: object): Status | undefined {
  const { runs, state, age_seconds } = body as Partial<Status>;
  return Array.isArray(runs) && typeof state === 'string' && typeof age_seconds === 'number'
    ? (body as Status)
    : undefined;
}
