import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/whatif/settings.ts';
import { movesCsv } from '../../../../site/src/components/rotation/log/movesCsv.ts';
import { settingsOf, settingsText } from '../../../../site/src/components/rotation/whatIf/settingsQuery.ts';
import { whatIfPeriod } from '../../../../site/src/components/rotation/whatIf/whatIfPeriod.ts';
import { monthBeside, monthQuery } from '../../../../site/src/data/logMonth.ts';

describe('settings in the address', () => {
  it('are what differs from the rules, and come back', () => {
    expect(settingsText(DEFAULT_SETTINGS)).toBe('');
    const changed = { ...DEFAULT_SETTINGS, narratives: 5, tokenLimit: 0.2, regimeRule: false };
    expect(settingsText(changed)).toBe('narratives:5,tokenLimit:0.2,regimeRule:off');
    expect(settingsOf(settingsText(changed))).toEqual(changed);
  });

  it.each(['', 'narratives:99', 'nonsense', 'narratives:5,shortBars:29', 'tokenLimit:NaN', '<script>:1'])(
    '%s that cannot be run are the rules',
    (text) => expect(settingsOf(text)).toEqual(DEFAULT_SETTINGS),
  );
});

describe('the period of a run', () => {
  const backtest = (from: string, to: string) => ({ summary: { from, to } }) as Parameters<typeof whatIfPeriod>[0];
  const index = (...years: number[]) => ({ years: years.map((year) => ({ year, final: true })), backtest_from: null });

  it('is the back-test, with the year its windows begin in', () => {
    const period = whatIfPeriod(backtest('2023-03-01', '2024-06-30'), index(2021, 2022, 2023, 2024, 2025));
    expect(period?.years).toEqual([2022, 2023, 2024]);
    expect(whatIfPeriod(backtest('2023-06-01', '2024-06-30'), index(2022, 2023, 2024))?.years).toEqual([2023, 2024]);
  });

  it('is none without a back-test or without its closes', () => {
    expect(whatIfPeriod(null, index(2023))).toBeUndefined();
    expect(whatIfPeriod(backtest('2023-03-01', '2024-06-30'), index(2023))).toBeUndefined();
  });
});

it('a month of the log is asked for as one page', () => {
  expect(monthQuery('2024-02')).toBe('from=2024-02-01&limit=31&to=2024-02-29');
  expect([monthBeside('2026-01', -1), monthBeside('2026-12', 1)]).toEqual(['2025-12', '2027-01']);
});

it('moves go out as CSV with their explanation, and no formula', () => {
  const explanation = {
    rule: 'rotation.token.enter',
    inputs: [
      { name: 'grade', value: 51, threshold: 50 },
      { name: 'rank', value: null, threshold: null },
    ],
    runner_up: '=cmd()',
    reversal: 'a grade more than 1.00 points lower',
  };
  const move = {
    date: '2026-11-21',
    tranche: 3,
    reason: 'TOKEN_GRADE' as const,
    narrative: 'ai',
    token: 'bittensor',
    explanation,
  };
  expect(movesCsv([move]).split('\n')[1]).toBe(
    "2026-11-21,3,TOKEN_GRADE,ai,bittensor,rotation.token.enter,grade 51 against 50; rank unknown,'=cmd(),a grade more than 1.00 points lower",
  );
});
