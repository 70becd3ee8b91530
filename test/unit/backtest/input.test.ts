import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../shared/backtest/input/csvLine.ts';
import { problemLines } from '../../../shared/backtest/input/fileProblem.ts';
import { duplicateProblems, missingDayProblems, PRICE_COLUMNS } from '../../../shared/backtest/input/priceTable.ts';
import { seriesGaps } from '../../../shared/backtest/input/seriesGaps.ts';
import { symbolIndex } from '../../../shared/backtest/input/symbolIndex.ts';
import { tableReader } from '../../../shared/backtest/input/tableReader.ts';
import { tokenSeries } from '../../../shared/backtest/input/tokenSeries.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import type { Registry } from '../../../shared/registry/types.ts';

const HEADER = 'date,symbol,open,close,volume_usd';

function read(...lines: string[]) {
  const reader = tableReader(PRICE_COLUMNS);
  for (const line of lines) reader.push(line);
  return reader;
}

describe('a line', () => {
  it('is split at commas outside quotes', () => {
    expect(csvLine('a,"b,""c""",')).toEqual(['a', 'b,"c"', '']);
    expect(csvLine('"a"')).toEqual(['a']);
    expect(csvLine('a,"b')).toBeUndefined();
    expect(csvLine('"a"b,c')).toBeUndefined();
  });
});

describe('a price table', () => {
  it('is read by the names of its columns, whatever their order, byte order mark and line ends', () => {
    const { rows, problems } = read('\uFEFFvolume_usd,close,symbol,venue,date\r', '12,0.5,AAVE,x,2022-01-02\r', '');
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ line: 2, day: dayOf('2022-01-02'), symbol: 'AAVE', values: [0.5, 12] }]);
    expect(read(HEADER, '2022-01-02,AAVE,1,2,').rows[0]?.values).toEqual([2, Number.NaN]);
  });

  it.each([
    ['2022-13-02,AAVE,1,2,3', /date "2022-13-02" is no day; write it YYYY-MM-DD/],
    ['02.01.2022,AAVE,1,2,3', /is no day/],
    ['2022-01-02,,1,2,3', /symbol is empty/],
    ['2022-01-02,AAVE,1,0,3', /close "0" is no price; write a number above zero/],
    ['2022-01-02,AAVE,1,,3', /close "" is no price/],
    ['2022-01-02,AAVE,1,abc,3', /close "abc" is no price/],
    ['2022-01-02,AAVE,1,Infinity,3', /is no price/],
    ['2022-01-02,AAVE,1,2,-3', /volume_usd "-3" is no volume/],
    ['2022-01-02,AAVE,1,2', /4 fields, but the header has 5/],
    ['2022-01-02,"AAVE,1,2,3', /quote is not closed/],
  ])('says what is wrong with %s', (line, detail) => {
    const { rows, problems } = read(HEADER, '2022-01-01,AAVE,1,2,3', line);
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([{ line: 3, detail: expect.stringMatching(detail) }]);
  });

  it('with wrong columns has one problem, in line 1, naming what is missing', () => {
    const { rows, problems } = read('time,ticker,close', '2022-01-01,AAVE,2');
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ line: 1, detail: expect.stringMatching(/date, symbol, volume_usd missing/) }]);
    expect(read('date,symbol,close,close,volume_usd').problems[0]?.detail).toMatch(/close stands twice/);
  });

  it('has a day of a symbol once, and no day without any', () => {
    const { rows } = read(HEADER, '2022-01-01,AAVE,1,2,3', '2022-01-01,AAVE,1,2,3', '2022-01-04,AAVE,1,2,3');
    expect(duplicateProblems(rows)).toEqual([
      { line: 3, detail: expect.stringMatching(/AAVE has 2022-01-01 already in line 2; delete one/) },
    ]);
    expect(missingDayProblems(rows)).toEqual([
      { line: 4, detail: expect.stringMatching(/no symbol has a row of 2022-01-02 to 2022-01-03; add/) },
    ]);
  });

  it('tells twenty problems and counts the rest', () => {
    const problems = Array.from({ length: 23 }, (_, i) => ({ line: 23 - i, detail: 'bad' }));
    const lines = problemLines('p.csv', problems, 20);
    expect(lines).toHaveLength(21);
    expect([lines[0], lines[20]]).toEqual(['p.csv:1: bad', 'p.csv: and 3 more problems']);
  });
});

describe('a symbol', () => {
  const match = symbolIndex(REGISTRY);
  const at = (symbol: string, date: string) => match(symbol, dayOf(date));

  it('means the token that had the name on that day', () => {
    expect(at('LUNA', '2022-05-01')).toEqual({ kind: 'token', token: 'terra-luna' });
    expect(at('LUNA_OLD', '2022-05-01')).toEqual({ kind: 'token', token: 'terra-luna' });
    expect(at('LUNC', '2023-01-01')).toEqual({ kind: 'token', token: 'terra-luna' });
    expect(at('BTT_OLD', '2021-06-01')).toEqual({ kind: 'token', token: 'bittorrent-old' });
    expect(at('BTTC', '2023-06-01')).toEqual({ kind: 'token', token: 'bittorrent' });
    expect(at('BEAM', '2022-06-01')).toEqual({ kind: 'token', token: 'beam' });
    expect(at('BEAM_OLD', '2022-06-01')).toEqual({ kind: 'token', token: 'beam' });
    expect(at('BEAM', '2024-06-01')).toEqual({ kind: 'token', token: 'beam-2' });
    expect(at('BTCUSDT', '2024-06-01')).toEqual({ kind: 'token', token: 'bitcoin' });
  });

  it('that no token had then, or several, is never guessed', () => {
    expect(at('LUNA', '2023-01-01')).toEqual({ kind: 'other-time', tokens: ['terra-luna'] });
    expect(at('NO_SUCH', '2023-01-01')).toEqual({ kind: 'unknown' });
    const [first, second] = REGISTRY.tokens;
    const alias = { kind: 'file', value: 'TWICE', from: 0, to: null } as const;
    const registry: Registry = {
      ...REGISTRY,
      tokens: [
        { ...first!, aliases: [alias] },
        { ...second!, aliases: [{ ...alias, kind: 'symbol' }] },
      ],
    };
    expect(symbolIndex(registry)('TWICE', 5)).toEqual({ kind: 'ambiguous', tokens: [first!.id, second!.id] });
  });

  it('that changed gives one series; two names on one day are a problem', () => {
    const { rows } = read(
      HEADER,
      '2022-01-20,NANO,1,2,3',
      '2022-02-01,XNO,1,2,3',
      '2022-02-01,XNOUSDT,1,2,3',
      '2022-02-02,JUNK,1,2,3',
    );
    const { series, unmapped, problems } = tokenSeries(rows, REGISTRY);
    expect(series.map(({ token, rows }) => [token, rows.length])).toEqual([['nano', 3]]);
    expect(unmapped).toEqual([expect.objectContaining({ symbol: 'JUNK', rows: 1, reason: 'not in the registry' })]);
    expect(problems).toEqual([{ line: 4, detail: expect.stringMatching(/XNOUSDT and XNO \(line 3\) are both nano/) }]);
    expect(seriesGaps(series)).toEqual([{ line: 3, detail: expect.stringMatching(/XNO \(nano\) lacks 11 days/) }]);
  });
});
