import * as z from 'zod';
import { consistencyProblems } from './consistency.ts';
import {
  eventRow,
  exclusionRow,
  membershipRow,
  narrativeRow,
  type ParsedFiles,
  type RegistryFiles,
  releaseRow,
  tokenRow,
} from './files.ts';
import { RegistryError, type RegistryProblem } from './problem.ts';
import type { Registry } from './types.ts';

/**
 * The registry from its data files: schemas first, then the consistency rules over all files together (rules over rows
 * that failed their schema would only name the same fault again). Throws `RegistryError` listing every problem of the
 * stage that failed, each with file, row and rule.
 */
export function loadRegistry(raw: RegistryFiles): Registry {
  const files = parse(raw);
  const problems = consistencyProblems(files);
  if (problems.length > 0) throw new RegistryError(problems);
  return {
    releasedOn: files.releasedOn,
    narratives: files.narratives,
    tokens: files.tokens.map((token) => ({ ...token, benchmark: token.benchmark !== undefined })),
    memberships: files.memberships,
    events: files.events,
  };
}

function parse(raw: RegistryFiles): ParsedFiles {
  const problems: RegistryProblem[] = [];
  const [release] = rowsOf('release.json', releaseRow, [raw.release], problems);
  const parsed = {
    narratives: rowsOf('narratives.json', narrativeRow, raw.narratives, problems),
    tokens: rowsOf('tokens.json', tokenRow, raw.tokens, problems),
    memberships: rowsOf('memberships.json', membershipRow, raw.memberships, problems),
    events: rowsOf('events.json', eventRow, raw.events, problems),
    exclusions: rowsOf('exclusions.json', exclusionRow, raw.exclusions, problems),
  };
  if (release === undefined || problems.length > 0) throw new RegistryError(problems);
  const { releasedOn } = release;
  const memberships = parsed.memberships.map((row) => ({ ...row, decidedAt: row.decidedAt ?? releasedOn }));
  return { releasedOn, ...parsed, memberships };
}

function rowsOf<Row>(file: string, schema: z.ZodType<Row>, raw: unknown, problems: RegistryProblem[]): Row[] {
  if (!Array.isArray(raw)) {
    problems.push({ file, row: 1, rule: 'schema', detail: 'the file is not a list of rows' });
    return [];
  }
  const rows: Row[] = [];
  raw.forEach((value: unknown, index) => {
    const result = schema.safeParse(value);
    if (result.success) rows.push(result.data);
    else
      problems.push({
        file,
        row: index + 1,
        rule: 'schema',
        detail: z.prettifyError(result.error).replaceAll('\n', ' '),
      });
  });
  return rows;
}
