import { isoDateOf } from '../market/day.ts';
import type { ParsedFiles } from './files.ts';
import type { RegistryProblem } from './problem.ts';
import { covers, overlaps } from './span.ts';

/** More narratives than this, and a token's price moves half the table at once. */
const MAX_NARRATIVES_AT_ONCE = 3;

type Row = ParsedFiles['memberships'][number];

/**
 * Rules of memberships: known narrative and token, a span that is not empty, no overlap within a pair, at most three
 * narratives a token at once, no benchmark unless marked, seed rows decided at the release and others not before it;
 * and no narrative without a member.
 */
export function membershipProblems(files: ParsedFiles): RegistryProblem[] {
  const problems: RegistryProblem[] = [];
  const narratives = new Set(files.narratives.map((narrative) => narrative.id));
  const tokens = new Map(files.tokens.map((token) => [token.id, token]));
  const earlierOf = new Map<string, Row[]>();

  files.memberships.forEach((row, index) => {
    const add = (rule: string, detail: string) =>
      problems.push({ file: 'memberships.json', row: index + 1, rule, detail });
    if (!narratives.has(row.narrative)) add('known-narrative', `${row.narrative} is not in narratives.json`);
    const token = tokens.get(row.token);
    if (!token) add('known-token', `${row.token} is not in tokens.json`);
    if (token?.benchmark === 'only') add('benchmark-no-member', `${row.token} is a benchmark not marked as member`);
    if (row.to !== null && row.to <= row.from) {
      add(
        'to-after-from',
        `ends ${isoDateOf(row.to)}, not after ${isoDateOf(row.from)}; \`to\` is the first day outside`,
      );
    }
    if (row.seed && row.decidedAt !== files.releasedOn) {
      add('seed-decided-at-release', `a seed row is decided on ${isoDateOf(files.releasedOn)}`);
    }
    if (!row.seed && row.decidedAt < files.releasedOn) {
      add(
        'decided-after-release',
        `decided ${isoDateOf(row.decidedAt)}, before the release ${isoDateOf(files.releasedOn)}`,
      );
    }
    const earlier = earlierOf.get(row.token) ?? [];
    if (earlier.some((other) => other.narrative === row.narrative && overlaps(other, row))) {
      add('no-overlap', `${row.token} is in ${row.narrative} already on some of these days`);
    }
    const together = [...earlier, row];
    earlierOf.set(row.token, together);
    // The number at once can only peak on a day on which some row starts.
    const peak = Math.max(...together.map((start) => together.filter((other) => covers(other, start.from)).length));
    if (peak > MAX_NARRATIVES_AT_ONCE) {
      add('at-most-three', `${row.token} is in ${peak} narratives at once; at most ${MAX_NARRATIVES_AT_ONCE}`);
    }
  });

  const used = new Set(files.memberships.map((row) => row.narrative));
  files.narratives.forEach(({ id }, index) => {
    if (!used.has(id))
      problems.push({ file: 'narratives.json', row: index + 1, rule: 'has-member', detail: `${id} has no member` });
  });
  return problems;
}
