import type { SnapshotParts } from '../../contracts/snapshot.ts';
import { curationPart } from './curationPart.ts';
import type { SnapshotInput } from './input.ts';
import { lookupsOf } from './lookups.ts';
import { marketPart } from './marketPart.ts';
import { modelPart } from './modelPart.ts';
import { narrativesPart } from './narrativesPart.ts';
import { rotationPart } from './rotationPart.ts';
import { signalsPart } from './signalsPart.ts';
import { statusPart } from './statusPart.ts';
import { tokensPart } from './tokensPart.ts';

/** All parts of a snapshot. Pure: the same input gives the same parts, to the byte once serialised canonically. */
export function assembleSnapshot(input: SnapshotInput): SnapshotParts {
  const lookups = lookupsOf(input);
  const narratives = narrativesPart(input, lookups);
  const tokens = tokensPart(input, lookups);
  return {
    model: modelPart(input),
    market: marketPart(input, lookups, narratives, tokens),
    rotation: rotationPart(input, lookups),
    narratives,
    tokens,
    signals: signalsPart(input, lookups),
    status: statusPart(input, lookups),
    curation: curationPart(input, lookups),
  };
}
