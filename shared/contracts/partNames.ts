import type { SnapshotParts } from './snapshot.ts';

/** The parts of a snapshot, each stored by itself. Apart from their schemas, which whoever writes them does not load. */
export const PART_NAMES = [
  'market',
  'rotation',
  'narratives',
  'tokens',
  'signals',
  'status',
  'curation',
  'model',
] as const satisfies readonly (keyof SnapshotParts)[];
