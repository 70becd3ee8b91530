import type { Names } from '../../../shared/feed/moveSentence.ts';
import type { Snapshot } from './snapshot.ts';

/** Names by id; an id nobody names stands for itself. */
export function namesOf({ narratives, tokens }: Snapshot): Names {
  const narrativeNames = new Map(narratives.narratives.map((row) => [row.id, row.name]));
  const tokenNames = new Map(tokens.tokens.map((row) => [row.id, `${row.name} (${row.symbol})`]));
  return {
    narrative: (id) => narrativeNames.get(id) ?? id,
    token: (id) => tokenNames.get(id) ?? id,
  };
}
