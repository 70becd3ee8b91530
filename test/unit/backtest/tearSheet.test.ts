import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/backtest/assess.ts';
import { resultOf } from '../../../shared/backtest/result.ts';
import { csv } from '../../../shared/backtest/tables/csv.ts';
import { tables } from '../../../shared/backtest/tables/tables.ts';
import { dollars, percent, ratio } from '../../../shared/backtest/tearSheet/format.ts';
import { html } from '../../../shared/backtest/tearSheet/html.ts';
import { tearSheet } from '../../../shared/backtest/tearSheet/tearSheet.ts';
import type { BacktestRecord } from '../../../shared/backtest/types.ts';
import { backtestResult } from '../../../shared/contracts/backtest.ts';
import { recordedBacktest } from '../../fixtures/recordedBacktest.ts';

const HOSTILE = '<script>alert("&1")</script>';
const FEW = { bootstrap: { draws: 50, meanBlockDays: 21, coverage: 0.95 }, randomRotations: 20 };

function resultWith(change: (record: BacktestRecord) => BacktestRecord = (record) => record) {
  const full = recordedBacktest('2022-06-30');
  const record = change({ ...full, params: { ...full.params, backtest: { ...full.params.backtest, ...FEW } } });
  return resultOf(record, assess(record), {
    tokens: record.panel.tokens.map((id) => ({ id, symbol: 'X', symbols: [] })),
    data: {
      first_day: '2021-07-01',
      mapped_symbols: 3,
      unmapped: [{ symbol: 'X', rows: 4, first: '2022-01-01', last: '2022-01-04', reason: 'not in the registry' }],
      quarantined_bars: 1,
      series_gaps: 2,
      skipped_days: [],
      supply: 'file',
    },
    costMultiplier: 1,
  });
}

const result = resultWith();

describe('the result', () => {
  it('keeps its contract, and survives JSON', () => {
    expect(backtestResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it('has weights and cash that sum to 1 on every day, from cash on', () => {
    expect(result.days[0]).toMatchObject({ nav_net: 1, nav_gross: 1, weights: { cash: 1 } });
    expect(result.days.some(({ weights }) => (weights.cash ?? 1) < 0.5)).toBe(true);
    for (const { weights } of result.days)
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('claims nothing', () => {
    expect(result.summary.verdict).toMatch(/^No evidence yet \(0 weeks live\)/);
    expect(result.summary.hypothetical).toBe(true);
  });

  it('of a portfolio that never left cash still has a sheet', () => {
    const idle = resultWith((record) => {
      const book = { navGross: 1, navNet: 1, weights: {} };
      const closes = record.closes.map((close) => {
        const rotation = { ...close.rotation, book, trades: [], cost: 0, turnover: 0, decisions: [] };
        return { ...close, tranches: close.tranches.map(() => null), rotation };
      });
      return { ...record, closes };
    });
    expect(backtestResult.parse(idle).summary.overfitting.dsr).toBeNull();
    expect(tearSheet(idle)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('the tear sheet', () => {
  const tokens = result.tokens.map((token) => ({ ...token, symbol: HOSTILE }));
  const unmapped = result.summary.data.unmapped.map((row) => ({ ...row, symbol: HOSTILE }));
  const page = tearSheet({
    ...result,
    tokens,
    summary: { ...result.summary, data: { ...result.summary.data, unmapped } },
  });

  it('escapes what came from files', () => {
    expect(page).toContain('&lt;script&gt;alert(&quot;&amp;1&quot;)&lt;/script&gt;');
    expect(page).not.toMatch(/<script/i);
  });

  it('needs nothing else: no address, no import, no link', () => {
    expect(page).not.toMatch(/https?:|url\(|@import|<link|<img|src=/i);
  });

  it('has every chart in words too, and no number that is none', () => {
    expect(page.match(/<svg/g)?.length).toBe(5);
    expect(page.match(/<desc>/g)?.length).toBe(5);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
});

describe('tables', () => {
  it('quote what needs it and never start a formula', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['=1+1', 'x,"y"'],
          [null, -2],
        ],
      ),
    ).toBe('a,b\n\'=1+1,"x,""y"""\n,-2\n');
  });

  it('have a line a day', () => {
    const files = tables(result);
    expect(Object.keys(files)).toEqual(['days.csv', 'trades.csv', 'moves.csv', 'grades.csv']);
    expect(files['days.csv']?.trimEnd().split('\n')).toHaveLength(result.days.length + 1);
    expect(files['trades.csv']?.trimEnd().split('\n')).toHaveLength(result.trades.length + 1);
  });
});

it('formats keep minus signs, and no minus zero', () => {
  expect([percent(-0.123), percent(-0.0001), ratio(-0.004), ratio(null)]).toEqual(['−12.3%', '0.0%', '0.00', 'n/a']);
  expect([dollars(10_000), dollars(1_234_567), dollars(1e9), dollars(1e6)]).toEqual(['$10k', '$1.2M', '$1B', '$1M']);
  expect(html`<p>${['a', html`<b>${'<'}</b>`]}</p>`.markup).toBe('<p>a<b>&lt;</b></p>');
});
