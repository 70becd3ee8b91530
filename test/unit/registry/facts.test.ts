import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/market/day.ts';
import { membersOf } from '../../../shared/registry/membership.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';

/** The collected facts our data was written from, beside the project; absent in a stranger's clone. */
const facts = fileURLToPath(new URL('../../../../shared/registry/', import.meta.url));
const present = existsSync(`${facts}memberships.csv`);
if (!present)
  console.warn('SKIPPED: registry facts are not beside this project; the registry is not compared with them');

const read = (file: string) => parse<Record<string, string>>(readFileSync(facts + file), { columns: true });
/** Last day the facts speak of; later rows are ours. */
const LAST_FACT = '2025-06-14';

describe.skipIf(!present)('the registry against the collected facts', () => {
  it('has the same members on every day from the floor to the end of the facts', () => {
    const rows = read('memberships.csv');
    const narratives = read('narratives.csv').map((row) => row.narrative_id as string);
    expect(REGISTRY.narratives.map(({ id }) => id)).toEqual([...narratives].sort());
    for (let day = dayOf('2020-12-31'); day <= dayOf(LAST_FACT); day++) {
      for (const narrative of narratives) {
        const expected = rows
          .filter((row) => row.narrative_id === narrative && dayOf(row.from as string) <= day)
          // Their `to` is the last day inside, ours the first day outside.
          .filter((row) => row.to === '' || day <= dayOf(row.to as string))
          .map((row) => row.coingecko_id);
        const ours = membersOf(REGISTRY, narrative, day);
        if (ours.join() !== expected.sort().join()) expect(ours, `${narrative} on day ${day}`).toEqual(expected);
      }
    }
  });

  it('reproduces their table of members that have a price, on its five dates', () => {
    const table = readFileSync(`${facts}README.md`, 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => cells.length === 9);
    const dates = (table.find((cells) => cells[1] === 'narrative') ?? []).slice(3, 8);
    expect(dates).toHaveLength(5);
    const traded = new Map(read('tokens.csv').map((row) => [row.coingecko_id, row]));
    const counted = table.filter((cells) => REGISTRY.narratives.some(({ id }) => id === cells[1]));
    expect(counted).toHaveLength(18);
    for (const [, narrative, , ...counts] of counted) {
      const ours = dates.map((date) =>
        membersOf(REGISTRY, narrative as string, dayOf(date)).filter((id) => {
          const row = traded.get(id);
          return row && (row.first_date as string) <= date && date <= (row.last_date as string);
        }),
      );
      expect(
        ours.map((members) => String(members.length)),
        narrative,
      ).toEqual(counts.slice(0, 5));
    }
  });

  it('knows every token of theirs, and every ratio of an event between two of them', () => {
    const ids = new Set(REGISTRY.tokens.map(({ id }) => id));
    for (const row of read('tokens.csv')) expect(ids, row.coingecko_id).toContain(row.coingecko_id);
    const doubtful = ['keep-network', 'nucypher'];
    const theirs = read('events.csv').filter(
      (row) =>
        row.to !== '' && row.from !== row.to && ids.has(row.from as string) && !doubtful.includes(row.from as string),
    );
    expect(theirs).toHaveLength(12);
    for (const row of theirs) {
      const ours = REGISTRY.events.find((event) => event.from === row.from && event.to === row.to);
      expect(ours?.ratio, `${row.from} to ${row.to}`).toBe(Number(row.ratio_new_per_old));
    }
  });
});
