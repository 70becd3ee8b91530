import type { Portfolio } from '../../../../../shared/rotation/tradeList.ts';
import { amountOf } from './amountOf.ts';
import { type Columns, columnsOf } from './columnsOf.ts';
import { fieldsOf } from './fieldsOf.ts';

/** A token that can be named. */
export interface KnownToken {
  readonly id: string;
  readonly symbol: string;
}

/** A line that counts: tokens, or cash in US dollars where `token` is null. */
export interface HoldingLine {
  readonly line: number;
  readonly token: string | null;
  readonly quantity: number;
  readonly note: string | null;
}

/** A line that does not, with what is wrong and what to do about it. */
export interface HoldingProblem {
  readonly line: number;
  readonly text: string;
  readonly what: string;
  readonly todo: string;
}

export interface ReadHoldings {
  readonly lines: readonly HoldingLine[];
  readonly problems: readonly HoldingProblem[];
  readonly portfolio: Portfolio;
}

const MOST_LINES = 2000;
const DOLLARS = /^(usd|cash|dollars?|\$)$/i;
const DOLLAR_TOKENS = /^(usdt|usdc|dai|fdusd|tusd|pyusd|usds|busd)$/i;

/**
 * Reads holdings line by line: `BTC 0.5`, `0.5 BTC`, `BTC,0.5`, or a table with a header that names a symbol and a quantity
 * column; `USD 1000` and dollar tokens are cash. A line that cannot be read says why and stays out; the others count. Lines
 * of one token add up.
 */
export function readHoldings(text: string, tokens: readonly KnownToken[]): ReadHoldings {
  const known = namesOf(tokens);
  const lines: HoldingLine[] = [];
  const problems: HoldingProblem[] = [];
  const firstLine = new Map<string | null, number>();
  let columns: Columns | undefined;
  let begun = false;
  const all = text.split(/\r\n|\r|\n/);
  for (const [i, raw] of all.entries()) {
    const line = i + 1;
    const bare = raw.replace(/^\ufeff/, '').trim();
    if (bare === '' || bare.startsWith('#')) continue;
    if (line > MOST_LINES) {
      problems.push({ line, text: '', what: `more than ${MOST_LINES} lines`, todo: 'paste fewer' });
      break;
    }
    const fields = fieldsOf(bare);
    const header = begun || fields === undefined ? undefined : columnsOf(fields);
    begun = true;
    if (header !== undefined) {
      columns = header;
      continue;
    }
    const read = readLine(fields, columns, known);
    if ('what' in read) {
      problems.push({ line, text: bare.slice(0, 80), ...read });
      continue;
    }
    const before = firstLine.get(read.token);
    if (before === undefined) firstLine.set(read.token, line);
    const note = before === undefined ? read.note : `added to line ${before}`;
    lines.push({ line, ...read, note });
  }
  return { lines, problems, portfolio: portfolioOf(lines) };
}

type Read = Omit<HoldingLine, 'line'> | { readonly what: string; readonly todo: string };

function readLine(
  fields: readonly string[] | undefined,
  columns: Columns | undefined,
  known: ReadonlyMap<string, readonly string[]>,
): Read {
  if (fields === undefined) return { what: 'a quotation mark is never closed', todo: 'close or remove it' };
  const [name, amount] = columns ? [fields[columns.symbol], fields[columns.quantity]] : inOrder(fields);
  if (!columns && fields.length > 2) {
    return {
      what: `${fields.length} values on a line`,
      todo: 'write a symbol and a quantity, or a header such as symbol,quantity',
    };
  }
  if (name === undefined || name === '')
    return { what: 'no symbol', todo: 'write a symbol such as BTC before the number' };
  const token = tokenOf(name, known);
  if ('what' in token) return token;
  const quantity = amountOf(amount ?? '');
  return 'what' in quantity ? quantity : { ...token, quantity: quantity.value };
}

/** `0.5 BTC` is `BTC 0.5`. */
function inOrder([first, second]: readonly string[]): readonly (string | undefined)[] {
  const isNumber = (text: string | undefined) => text !== undefined && 'value' in amountOf(text);
  return isNumber(first) && second !== undefined && !isNumber(second) ? [second, first] : [first, second];
}

function tokenOf(
  name: string,
  known: ReadonlyMap<string, readonly string[]>,
): { readonly token: string | null; readonly note: string | null } | { readonly what: string; readonly todo: string } {
  const shown = name.slice(0, 40);
  const ids = known.get(name.toLowerCase()) ?? [];
  if (ids.length === 1) return { token: ids[0] as string, note: null };
  if (ids.length > 1)
    return { what: `${shown} is the symbol of ${ids.length} tokens`, todo: `write ${ids.join(' or ')}` };
  if (DOLLARS.test(name)) return { token: null, note: null };
  if (DOLLAR_TOKENS.test(name)) return { token: null, note: 'counted as cash, one dollar each' };
  return {
    what: `${shown} is not among the tokens followed here`,
    todo: 'check the symbol; what is not followed stays as you hold it and out of the list',
  };
}

/** Ids by symbol and by id, in lower case; an id names its own token whatever else bears it as a symbol. */
function namesOf(tokens: readonly KnownToken[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { id, symbol } of tokens) {
    const key = symbol.toLowerCase();
    names.set(key, [...(names.get(key) ?? []), id]);
  }
  for (const { id } of tokens) names.set(id, [id]);
  return names;
}

function portfolioOf(lines: readonly HoldingLine[]): Portfolio {
  const quantities: Record<string, number> = {};
  let cashUsd = 0;
  for (const { token, quantity } of lines) {
    if (token === null) cashUsd += quantity;
    else if (quantity > 0) quantities[token] = (quantities[token] ?? 0) + quantity;
  }
  return { cashUsd, quantities };
}
