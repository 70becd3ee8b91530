import { aliasProblems } from './aliasRules.ts';
import type { ParsedFiles } from './files.ts';
import { membershipProblems } from './membershipRules.ts';
import type { RegistryProblem } from './problem.ts';

/** Every breach of the rules that tie the files together; empty when the registry is consistent. */
export function consistencyProblems(files: ParsedFiles): readonly RegistryProblem[] {
  return [
    ...duplicates('narratives.json', files.narratives),
    ...duplicates('tokens.json', files.tokens),
    ...duplicates('exclusions.json', files.exclusions),
    ...aliasProblems(files.tokens),
    ...excludedTokens(files),
    ...membershipProblems(files),
    ...eventProblems(files),
  ];
}

function duplicates(file: string, rows: readonly { readonly id: string }[]): RegistryProblem[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap(({ id }, index) => {
    const first = firstRow.get(id);
    if (first !== undefined) {
      return [{ file, row: index + 1, rule: 'unique-id', detail: `${id} stands in row ${first} already` }];
    }
    firstRow.set(id, index + 1);
    return [];
  });
}

/** What is kept out of the universe must not come in under its own id, nor as the id a live feed asks for. */
function excludedTokens({ tokens, exclusions }: ParsedFiles): RegistryProblem[] {
  const kinds = new Map(exclusions.map((row) => [row.id, row.kind]));
  return tokens.flatMap((token, index) => {
    const live = token.aliases.filter((alias) => alias.kind === 'coingecko' && alias.to === null);
    const excluded = [token.id, ...live.map((alias) => alias.value)].find((id) => kinds.has(id));
    if (excluded === undefined) return [];
    const detail = `${excluded} is excluded as ${kinds.get(excluded)}; it cannot be a token`;
    return [{ file: 'tokens.json', row: index + 1, rule: 'not-excluded', detail }];
  });
}

function eventProblems({ tokens, events }: ParsedFiles): RegistryProblem[] {
  const known = new Set(tokens.map((token) => token.id));
  const problems: RegistryProblem[] = [];
  events.forEach((event, index) => {
    const add = (rule: string, detail: string) => problems.push({ file: 'events.json', row: index + 1, rule, detail });
    for (const token of new Set([event.from, event.to])) {
      if (token !== null && !known.has(token)) add('known-token', `${token} is not in tokens.json`);
    }
    if (event.kind === 'delist') {
      if (event.to !== null || event.ratio !== null) add('delist-ends', 'a delisting has neither `to` nor `ratio`');
      return;
    }
    if (event.to === null) add('successor', `a ${event.kind} names the token it becomes in \`to\``);
    if (event.ratio === null || !(event.ratio > 0)) {
      add('positive-ratio', `new tokens per old one is ${event.ratio}; it must be above zero`);
    }
    if (event.to === event.from && event.ratio !== 1) add('same-token-ratio', 'a change of ticker alone has ratio 1');
  });
  return problems;
}
