import type { Difference } from '../../../shared/engine/verify/types.ts';
import type { Verification } from './verifyRecord.ts';

/** Lines of one day and days listed; a wrong rule may move every number of every day. */
const MAX_LINES = 6;
const MAX_DAYS = 20;
const MAX_VALUE = 90;

export interface Report {
  readonly lines: readonly string[];
  readonly agrees: boolean;
}

/** What to tell about a verification, days before `from` only counted. */
export function report({ closes, last, differences }: Verification, from: string | undefined): Report {
  if (differences.length === 0) {
    const what = closes === 1 ? 'the genesis' : `${closes} closes`;
    return {
      agrees: true,
      lines: [`All agree: ${what} through ${last.date}, NAV ${last.nav_net}, head ${last.seq} ${last.hash}`],
    };
  }
  const days = Map.groupBy(differences, ({ date }) => date);
  const shown = [...days].filter(([date]) => from === undefined || date >= from).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = shown.slice(0, MAX_DAYS).flatMap(([, found]) => linesOfDay(found));
  if (shown.length > MAX_DAYS) lines.push(`and ${shown.length - MAX_DAYS} more days, the last ${shown.at(-1)?.[0]}`);
  const earlier = days.size - shown.length;
  if (earlier > 0) lines.push(`${earlier} days before ${from} differ too: see them without --from.`);
  const [first = ''] = [...days.keys()].sort();
  lines.push(`Differs: ${days.size} of ${closes} closes through ${last.date}, the first ${first}.`);
  return { agrees: false, lines };
}

function linesOfDay(found: readonly Difference[]): string[] {
  const lines = found.slice(0, MAX_LINES).map(lineOf);
  const rest = found.length - lines.length;
  return rest > 0 ? [...lines, `${found[0]?.date}   and ${rest} more`] : lines;
}

/** `2024-03-05 holdings.pepe: published 0.0312, recomputed 0.0313` */
function lineOf({ date, path, subject, published, recomputed }: Difference): string {
  const about = subject === null ? '' : ` (${subject})`;
  return `${date} ${path}${about}: published ${shortly(published)}, recomputed ${shortly(recomputed)}`;
}

function shortly(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}...` : text;
}
