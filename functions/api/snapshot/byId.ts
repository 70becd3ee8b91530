import type { NarrativeDetail, TokenDetail } from '../../../shared/contracts/pages.ts';
import type { Body } from '../body.ts';
import { missingId } from './missingId.ts';
import { parsedPart, type SnapshotInput } from './snapshotInput.ts';

type Kind = 'token' | 'narrative';

/** One narrative with its score, signal and flips. */
export function narrativeById({ match, parts }: SnapshotInput): Body {
  const id = match.values.id ?? '';
  const { narratives } = parsedPart(parts, 'narratives');
  const narrative = narratives.find((row) => row.id === id);
  if (narrative === undefined) return missingId('narrative', id, parts);
  const body: NarrativeDetail = {
    narrative,
    score: parsedPart(parts, 'rotation').narratives.find((row) => row.narrative === id) ?? null,
    ...signalsOf('narrative', id, parts),
  };
  return { kind: 'json', text: JSON.stringify(body) };
}

/** One token with its signal and flips, and its weight in indices and rotation. */
export function tokenById({ match, parts }: SnapshotInput): Body {
  const id = match.values.id ?? '';
  const { tokens } = parsedPart(parts, 'tokens');
  const token = tokens.find((row) => row.id === id);
  if (token === undefined) return missingId('token', id, parts);
  const { holdings, target } = parsedPart(parts, 'rotation');
  const wanted = target.holdings.find((row) => row.token === id);
  const { narratives } = parsedPart(parts, 'narratives');
  const body: TokenDetail = {
    token,
    ...signalsOf('token', id, parts),
    memberships: narratives
      .filter((row) => token.narratives.includes(row.id))
      .map((row) => {
        const own = row.constituents.find((constituent) => constituent.token === id);
        return {
          narrative: row.id,
          name: row.name,
          weight: own?.weight ?? null,
          contribution_d7: own?.contribution_d7 ?? null,
        };
      }),
    held: {
      record: holdings.find((row) => row.token === id)?.weight ?? 0,
      target: wanted?.weight ?? 0,
      conviction: wanted?.conviction ?? 0,
    },
  };
  return { kind: 'json', text: JSON.stringify(body) };
}

function signalsOf(kind: Kind, id: string, parts: SnapshotInput['parts']) {
  const { signals, flips } = parsedPart(parts, 'signals');
  const isOf = (row: { readonly kind: string; readonly id: string }) => row.kind === kind && row.id === id;
  return { signal: signals.find(isOf) ?? null, flips: flips.filter(isOf) };
}
