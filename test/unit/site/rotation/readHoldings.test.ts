import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../../site/src/components/rotation/holdings/amountOf.ts';
import { readHoldings } from '../../../../site/src/components/rotation/holdings/readHoldings.ts';

const TOKENS = [
  { id: 'bitcoin', symbol: 'BTC' },
  { id: 'ethereum', symbol: 'ETH' },
  { id: 'terra-luna', symbol: 'LUNA' },
  { id: 'terra-luna-2', symbol: 'LUNA' },
];
const read = (text: string) => readHoldings(text, TOKENS);
const problemOf = (text: string) => {
  const { problems } = read(text);
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

describe('holdings', () => {
  it.each([
    ['typed', 'btc 0.5\nETH 4\nusd 1,250.75'],
    ['typed the other way round', '0.5 BTC\n4 ethereum\n$1250.75 cash'],
    ['pasted from a sheet', 'BTC\t0.5\nETH\t4\nUSD\t1250.75'],
    ['a table with a header', 'Asset,Free,Total\nBTC,0.1,0.5\n"ETH","0","4"\nUSD,0,"1,250.75"'],
    ['semicolons and decimal commas', '\ufeffsymbol;amount\r\nBTC;0,5\r\nETH;4\r\nUSD;1.250,75\r\n'],
    ['with notes and empty lines', '# mine\n\nBTC, 0.5\n  ETH , 4\nUSD, 1250.75\n'],
  ])('%s are read', (_, text) => {
    const { portfolio, problems } = read(text);
    expect(problems).toEqual([]);
    expect(portfolio).toEqual({ cashUsd: 1250.75, quantities: { bitcoin: 0.5, ethereum: 4 } });
  });

  it('of one token add up, and dollar tokens are cash, both said', () => {
    const { lines, portfolio } = read('BTC 1\nBTC 2\nUSDC 10');
    expect(portfolio).toEqual({ cashUsd: 10, quantities: { bitcoin: 3 } });
    expect(lines.map(({ note }) => note)).toEqual([null, 'added to line 1', 'counted as cash, one dollar each']);
  });

  it.each([
    ['FOO 1', 'FOO is not among the tokens followed here', 'check the symbol'],
    ['LUNA 1', 'LUNA is the symbol of 2 tokens', 'write terra-luna or terra-luna-2'],
    ['BTC', 'no quantity', 'write the number of tokens'],
    ['BTC -1', '-1 is below zero', 'leave out what you owe'],
    ['BTC many', 'many is not a number', 'such as 0.25'],
    ['BTC 1,234', '1,234 can be read in two ways', 'write 1234 or 1.234'],
    ['BTC,"1', 'a quotation mark is never closed', 'close or remove it'],
    ['BTC,1,2', '3 values on a line', 'symbol,quantity'],
    ['BTC 1e99', 'more than can be counted', 'check the number'],
    [',5', 'no symbol', 'write a symbol'],
    ['<img src=x onerror=alert(1)>', '3 values on a line', 'symbol,quantity'],
  ])('%s: says the line, what is wrong and what to do', (line, what, todo) => {
    const problem = problemOf(`ETH 1\n${line}`);
    expect(problem.line).toBe(2);
    expect(problem.what).toContain(what);
    expect(problem.todo).toContain(todo);
    expect(read(`ETH 1\n${line}`).portfolio.quantities).toEqual({ ethereum: 1 });
  });

  it('by id are meant even where the symbol is shared', () => {
    expect(read('terra-luna-2 7').portfolio.quantities).toEqual({ 'terra-luna-2': 7 });
  });

  it('stop at two thousand lines', () => {
    const { lines, problems } = read('BTC 1\n'.repeat(2500));
    expect(lines).toHaveLength(2000);
    expect(problems).toEqual([expect.objectContaining({ line: 2001, what: 'more than 2000 lines' })]);
  });

  it('of any text never throw, and never count below zero', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { portfolio } = read(text.replaceAll(' x', '\nBTC '));
        for (const amount of [portfolio.cashUsd, ...Object.values(portfolio.quantities)]) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(amount)).toBe(true);
        }
      }),
    );
  });
});

describe('an amount', () => {
  it('written as people here write it is the number it says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        const cents = Math.round(value * 100) / 100;
        for (const locale of ['en', 'de', 'fr', 'de-CH']) {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
            cents,
          );
          expect(amountOf(text.replace('’', "'"))).toEqual({ value: cents });
        }
        expect(amountOf(String(value))).toEqual({ value });
      }),
    );
  });
});
