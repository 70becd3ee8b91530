import { getHourPanel } from '../../../functions/adapters/records/hourPanels.ts';
import type { Fault } from '../../fixtures/startReplay.ts';
import type { Bases } from '../bases.ts';
import { brokenInvariants, type Truth } from '../invariants.ts';
import type { Case, Family } from '../runCases.ts';
import { event, failed, openSession } from '../session.ts';

const HOURS = 27;
const START = Date.parse('2024-03-06T08:00:00Z');

interface Lie {
  readonly name: string;
  /** The fault of an hour of the lie, from 0. */
  at(hour: number): readonly Fault[];
  /** Tokens whose price nobody may believe once the lie is told. */
  readonly liars: readonly string[] | 'all';
  readonly flag: 'quarantined' | 'missing';
  /** Hours in which the lie is still within what two sources may differ by. */
  readonly believedFor: number;
}

const scale = (path: string, factor: number, id?: string): Fault => ({
  path,
  kind: 'scale_price',
  factor,
  ...(id !== undefined && { id }),
});
const GECKO = 'coins/markets';
const TICKER = 'ticker';
const DRIFTS = [0.002, 0.005, 0.01, 0.02, -0.01];

/** Lies told for 27 hours: a slow drift of one token, all prices at once, one token at once, an id that was renamed. */
const LIES: readonly Lie[] = [
  ...['pepe', 'bonk', 'bitcoin'].flatMap((id) =>
    DRIFTS.map(
      (rate): Lie => ({
        name: `${id} drifts by ${rate * 100}% an hour`,
        at: (hour) => [scale(GECKO, (1 + rate) ** (hour + 1), id)],
        liars: [id],
        flag: 'quarantined',
        believedFor: Math.ceil(Math.log(1.03) / Math.log(1 + Math.abs(rate))),
      }),
    ),
  ),
  ...[1000, 0.001, 1.5, 0.5, 1.05].map(
    (factor): Lie => ({
      name: `all prices x ${factor}`,
      at: () => [scale(GECKO, factor)],
      liars: 'all',
      flag: 'quarantined',
      believedFor: 0,
    }),
  ),
  ...[1000, 2].map(
    (factor): Lie => ({
      name: `the exchange says all prices x ${factor}`,
      at: () => [scale(TICKER, factor)],
      liars: 'all',
      flag: 'quarantined',
      believedFor: 0,
    }),
  ),
  ...['pepe', 'solana'].map(
    (id): Lie => ({
      name: `${id} is renamed by the provider`,
      at: () => [{ path: GECKO, kind: 'set_field', id, field: 'id', value: `${id}-2` }],
      liars: [id],
      flag: 'missing',
      believedFor: 0,
    }),
  ),
  {
    name: 'pepe and bonk swap their ids',
    at: () => [
      { path: GECKO, kind: 'set_field', id: 'pepe', field: 'id', value: 'x' },
      { path: GECKO, kind: 'set_field', id: 'bonk', field: 'id', value: 'pepe' },
      { path: GECKO, kind: 'set_field', id: 'x', field: 'id', value: 'bonk' },
    ],
    liars: ['pepe', 'bonk'],
    flag: 'quarantined',
    believedFor: 0,
  },
];

/** A lie is told hour after hour, over a close: no price of it is published, everybody else's is, and the truth heals it. */
export async function lies(bases: Bases): Promise<Family[]> {
  const truths = await truthByHour(bases);
  const cases = LIES.map((lie): Case => ({ name: lie.name, run: () => told(bases, lie, truths) }));
  return [{ name: 'lies', cases }];
}

async function told(bases: Bases, lie: Lie, truths: readonly Truth[]): Promise<string[]> {
  const session = await openSession(bases.replay, bases.opened);
  const problems: string[] = [];
  for (let hour = 0; hour < HOURS + 1; hour++) {
    const isOver = hour === HOURS;
    const at = new Date(START + hour * 3_600_000).toISOString();
    const ingest = await session.fire(
      event('ingest', at.replace('00:00.', '02:00.')),
      isOver ? {} : { faults: lie.at(hour) },
    );
    const compute = await session.fire(event('compute', at.replace('00:00.', '10:00.')));
    if (failed(ingest) || failed(compute)) problems.push(`a job failed in hour ${hour}`);
    const rows = (await getHourPanel(session.audited.store, at.slice(0, 13)))?.rows ?? [];
    for (const [token, , , , flag, reason] of rows) {
      const lied = !isOver && hour >= lie.believedFor && (lie.liars === 'all' || lie.liars.includes(token));
      const honest = isOver || (lie.liars !== 'all' && !lie.liars.includes(token));
      if ((lied && flag !== lie.flag) || (honest && flag !== 'accepted'))
        problems.push(`hour ${hour}: ${token} is ${flag}${reason === null ? '' : ` (${reason})`}`);
    }
    problems.push(...(await brokenInvariants(session.audited, truths[hour])));
    if (problems.length > 0) return problems;
  }
  return problems;
}

async function truthByHour(bases: Bases): Promise<Truth[]> {
  const session = await openSession(bases.replay, bases.opened);
  const truths: Truth[] = [];
  for (let hour = 0; hour < HOURS + 1; hour++) {
    const at = new Date(START + hour * 3_600_000).toISOString();
    await session.fire(event('ingest', at.replace('00:00.', '02:00.')));
    const rows = (await getHourPanel(session.audited.store, at.slice(0, 13)))?.rows ?? [];
    truths.push(
      new Map(rows.flatMap(([token, price]): [string, number][] => (price === null ? [] : [[token, price]]))),
    );
  }
  return truths;
}
