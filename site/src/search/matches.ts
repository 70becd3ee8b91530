import type { SearchEntry } from './entry.ts';

/**
 * The entries a query finds, best first: the very ticker, a ticker or name that begins with it, a word that begins with
 * it, then anything that contains it. Narratives before tokens where equally good, the living before the ended.
 */
export function matches(entries: readonly SearchEntry[], query: string, limit: number): readonly SearchEntry[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return entries
    .flatMap((entry, place) => {
      const score = scoreOf(entry, wanted);
      return score === 0 ? [] : [{ entry, place, score: score - (entry.ended ? 0.5 : 0) }];
    })
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function scoreOf({ symbol, name }: SearchEntry, wanted: string): number {
  const ticker = symbol.toLowerCase();
  const words = name.toLowerCase();
  if (ticker === wanted || words === wanted) return 5;
  if (ticker !== '' && ticker.startsWith(wanted)) return 4;
  if (words.startsWith(wanted)) return 4;
  if (words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 3;
  return words.includes(wanted) || ticker.includes(wanted) ? 2 : 0;
}
