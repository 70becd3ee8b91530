import type { PartTexts } from '../../adapters/records/snapshotParts.ts';
import type { Body } from '../body.ts';
import { nearestPaths } from '../nearestPaths.ts';
import { parsedPart } from './snapshotInput.ts';

/** The answer to an id that is none, with the nearest there are; without a snapshot in memory, with where they are listed. */
export function missingId(kind: 'token' | 'narrative', id: string, parts: PartTexts | undefined): Body {
  const known = parts === undefined ? undefined : idsOf(kind, parts);
  if (known?.includes(id)) return { kind: 'missing', detail: `There is no history of the ${kind} ${id} yet.` };
  const allowed = known === undefined ? [`/v1/${kind}s`] : nearestPaths(id, known);
  const error = { parameter: 'id', detail: `there is no such ${kind}`, allowed };
  return { kind: 'missing', detail: `There is no ${kind} ${id}. Nearest: ${allowed.join(', ')}.`, error };
}

function idsOf(kind: 'token' | 'narrative', parts: PartTexts): string[] {
  const rows = kind === 'token' ? parsedPart(parts, 'tokens').tokens : parsedPart(parts, 'narratives').narratives;
  return rows.map((row) => row.id);
}
