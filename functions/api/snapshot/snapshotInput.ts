import type { Meta } from '../../../shared/contracts/meta.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';
import type { RunRecord } from '../../../shared/contracts/status.ts';
import type { PartTexts } from '../../adapters/records/snapshotParts.ts';
import type { Match } from '../matchRequest.ts';

/** What a body is made from: one snapshot, and the request. */
export interface SnapshotInput {
  readonly match: Match;
  readonly meta: Meta;
  /** Canonical JSON of each part. */
  readonly parts: PartTexts;
  readonly runs: readonly RunRecord[];
  /** Milliseconds since the epoch, by the product's clock. */
  readonly now: () => Promise<number>;
}

/** The text of a part, spliced into answers as it is. */
export function partText(parts: PartTexts, name: string): string {
  const text = parts[name];
  if (text === undefined) throw new Error(`the snapshot has no part ${name}`);
  return text;
}

const parsedParts = new WeakMap<PartTexts, Map<string, unknown>>();

/** A part as a value, parsed once for each snapshot in memory. Not to be changed. */
export function parsedPart<Name extends keyof SnapshotParts>(parts: PartTexts, name: Name): SnapshotParts[Name] {
  const known = parsedParts.get(parts) ?? new Map<string, unknown>();
  parsedParts.set(parts, known);
  if (!known.has(name)) known.set(name, JSON.parse(partText(parts, name)));
  return known.get(name) as SnapshotParts[Name];
}
