import type { Meta } from '../../../shared/contracts/meta.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';

/** The body of /v1/snapshot: all that the page shows. */
export type Snapshot = Meta & SnapshotParts;

/**
 * Whether a body is a snapshot this page can draw. The API has checked every field against the contract; the page only
 * makes sure that it got that answer, and not a proxy's page or another service's JSON (zod would triple its script).
 */
export function isSnapshot(body: unknown): body is Snapshot {
  if (typeof body !== 'object' || body === null) return false;
  const fields = body as Record<string, unknown>;
  return (
    ['as_of', 'close_date', 'snapshot_id', 'stale_after'].every((name) => typeof fields[name] === 'string') &&
    ['market', 'rotation', 'narratives', 'tokens', 'signals', 'status', 'curation', 'model'].every(
      (name) => typeof fields[name] === 'object' && fields[name] !== null,
    )
  );
}
