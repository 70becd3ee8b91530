import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryIds } from '../../../functions/adapters/records/historyKeys.ts';
import { putHistoryPart } from '../../../functions/adapters/records/historyParts.ts';
import { memoryStore } from '../../../functions/adapters/store/memoryStore.ts';
import { closesYears } from '../../../functions/api/compat/closesYears.ts';
import { interceptedStore } from '../../fixtures/interceptedStore.ts';

const table = memoryStore(() => 0);
const asked: string[] = [];
const store = interceptedStore(table, ({ method }) => {
  asked.push(method);
});
/** A year as far as these tests look into one; `filling` makes it large. */
const putYear = (year: number, filling = 0) =>
  putHistoryPart(table, { closes: JSON.stringify({ year, filling: 'x'.repeat(filling) }), index: '{}' });
const history = async (years: Record<string, Promise<string>>): Promise<HistoryIds> => ({
  through: '2025-01-20',
  years: Object.fromEntries(await Promise.all(Object.entries(years).map(async ([year, id]) => [year, await id]))),
  heat: '',
  performance: '',
  backtestFrom: null,
  hours: '',
});
const yearsIn = async (reading: Promise<readonly unknown[]>) =>
  (await reading).map((found) => (found as { year: number }).year);

describe('years of closes', () => {
  beforeEach(() => {
    asked.length = 0;
  });

  it('are read in one go where a range lies over New Year, in the order asked for, and once', async () => {
    const ids = await history({ 2024: putYear(2024, 3_000_000), 2025: putYear(2025) });
    const yearsOf = closesYears(store);
    expect(await yearsIn(yearsOf(ids, ['2025', '2024']))).toEqual([2025, 2024]);
    expect(asked).toEqual(['getMany']);
    expect(await yearsIn(yearsOf(ids, ['2024']))).toEqual([2024]);
    expect(await yearsIn(yearsOf(ids, ['2024', '2025']))).toEqual([2024, 2025]);
    expect(asked).toEqual(['getMany']);
  });

  it('are left out where there is no such year', async () => {
    const ids = await history({ 2025: putYear(2025) });
    expect(await yearsIn(closesYears(store)(ids, ['2025', '2024']))).toEqual([2025]);
    expect(await closesYears(store)(ids, ['2019'])).toEqual([]);
  });

  it('are whole in a table of thousands of tokens too, with a read for each', async () => {
    const ids = await history({ 2024: putYear(2024, 18_000_000), 2025: putYear(2025) });
    const found = (await closesYears(store)(ids, ['2025', '2024'])) as unknown as { filling: string }[];
    expect(found.map(({ filling }) => filling.length)).toEqual([0, 18_000_000]);
    expect(asked).toEqual(['getMany', 'query']);
  });

  it('that are missing are said so, and looked for again the next time', async () => {
    const ids = await history({ 2024: Promise.resolve('f'.repeat(64)), 2025: putYear(2025) });
    const yearsOf = closesYears(store);
    await expect(yearsOf(ids, ['2025', '2024'])).rejects.toMatchObject({ code: 'HISTORY_MISSING' });
    await expect(yearsOf(ids, ['2024'])).rejects.toMatchObject({ code: 'HISTORY_MISSING' });
    expect(await yearsIn(yearsOf(ids, ['2025']))).toEqual([2025]);
  });
});
