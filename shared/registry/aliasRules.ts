import { isoDateOf } from '../market/day.ts';
import type { ParsedFiles } from './files.ts';
import type { RegistryProblem } from './problem.ts';
import { overlaps } from './span.ts';
import type { Alias } from './types.ts';

/**
 * Rules of dated names: a span is not empty; one token has one name of a kind at a time; one name of a kind means one
 * token at a time; the symbol shown is the last one; every token has an id at CoinGecko.
 */
export function aliasProblems(tokens: ParsedFiles['tokens']): RegistryProblem[] {
  const problems: RegistryProblem[] = [];
  const owners = new Map<string, { readonly token: string; readonly alias: Alias }[]>();
  tokens.forEach((token, index) => {
    const add = (rule: string, detail: string) => problems.push({ file: 'tokens.json', row: index + 1, rule, detail });
    token.aliases.forEach((alias, position) => {
      if (alias.to !== null && alias.to <= alias.from) {
        add('to-after-from', `${nameOf(alias)} ends ${isoDateOf(alias.to)}, not after ${isoDateOf(alias.from)}`);
      }
      const other = token.aliases
        .slice(0, position)
        .find((earlier) => earlier.kind === alias.kind && overlaps(earlier, alias));
      if (other) add('one-name-at-a-time', `${nameOf(other)} and ${nameOf(alias)} overlap`);

      const key = `${alias.kind} ${alias.value}`;
      const known = owners.get(key) ?? [];
      const rival = known.find((owner) => owner.token !== token.id && overlaps(owner.alias, alias));
      if (rival) add('one-token-a-name', `${nameOf(alias)} belongs to ${rival.token} at the same time`);
      owners.set(key, [...known, { token: token.id, alias }]);
    });
    const lastSymbol = token.aliases.findLast((alias) => alias.kind === 'symbol')?.value;
    if (lastSymbol !== token.symbol)
      add('symbol-is-last', `symbol ${token.symbol}, but its last symbol alias is ${lastSymbol}`);
    if (!token.aliases.some((alias) => alias.kind === 'coingecko'))
      add('has-coingecko-id', 'no alias of kind coingecko');
  });
  return problems;
}

function nameOf(alias: Alias): string {
  return `${alias.kind} ${alias.value}`;
}
