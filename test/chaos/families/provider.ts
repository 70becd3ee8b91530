import type { Item } from '../../../functions/adapters/store/port.ts';
import type { Fault } from '../../fixtures/startReplay.ts';
import { type Bases, MIDNIGHT_7, truthOf, undisturbed } from '../bases.ts';
import { faultOn, quoteVariants, type Variant } from '../faultVariants.ts';
import { brokenInvariants, type Truth } from '../invariants.ts';
import type { Case, Family } from '../runCases.ts';
import { event, failed, openSession, type Session } from '../session.ts';
import { contentOf, differences, type Level } from '../tableContent.ts';

interface Placed {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly timeoutMs: number;
  /** Nobody is left who could tell the first source's lie from the truth. */
  readonly unknowable: boolean;
}
const GECKO = quoteVariants('pepe', 'current_price');
const EXCHANGE = quoteVariants('PEPEUSDT', 'lastPrice').map((variant) =>
  // Binance's rows carry the pair only: the server knows them by that.
  variant.fields.kind === 'stale' || variant.fields.kind === 'drop_coin'
    ? { ...variant, fields: { ...variant.fields, id: 'pepe' } }
    : variant,
);
const NOON = event('ingest', '2024-03-06T13:02:00Z');
const AFTER_NOON = [
  event('compute', '2024-03-06T13:10:00Z'),
  event('ingest', '2024-03-06T14:02:00Z'),
  event('compute', '2024-03-06T14:10:00Z'),
];

/**
 * Every fault of the replay server on the first source, on the second, on both, alone and in pairs, at noon and at a
 * close. A run that threw is repeated within its hour, as the platform does: then the table must be the undisturbed one.
 * Else the hour keeps what was flagged, and the record and the next hour's snapshot must be the undisturbed ones.
 */
export async function providerFaults(bases: Bases): Promise<Family[]> {
  const noonTable = await undisturbed(bases, bases.opened, [NOON, ...AFTER_NOON]);
  const midnightTable = await undisturbed(bases, bases.opened, MIDNIGHT_7);
  const [noonTruth, midnightTruth] = [
    await truthIn(bases, noonTable, '2024-03-06T13'),
    await truthIn(bases, midnightTable, '2024-03-07T00'),
  ];
  const noon = (placed: Placed) => async () => {
    const session = await openSession(bases.replay, bases.opened);
    const { threw, problems } = await faulted(session, NOON, placed);
    await session.fire(AFTER_NOON[0]!);
    problems.push(...(await brokenInvariants(session.audited, placed.unknowable ? undefined : noonTruth)));
    for (const later of AFTER_NOON.slice(1))
      if (failed(await session.fire(later))) problems.push(`${later.job} failed later`);
    return [
      ...problems,
      ...(await brokenInvariants(session.audited)),
      ...compared(session, noonTable, threw ? 'whole' : 'record'),
    ];
  };
  const midnight = (placed: Placed) => async () => {
    const session = await openSession(bases.replay, bases.opened);
    const { threw, problems } = await faulted(session, MIDNIGHT_7[0]!, placed);
    for (const later of [...MIDNIGHT_7.slice(1), event('compute', '2024-03-07T00:25:00Z')])
      if (failed(await session.fire(later))) problems.push(`${later.job} failed later`);
    problems.push(...(await brokenInvariants(session.audited, placed.unknowable ? undefined : midnightTruth)));
    return threw ? [...problems, ...compared(session, midnightTable, 'whole')] : problems;
  };
  const cases = (placed: readonly Placed[], run: (one: Placed) => () => Promise<string[]>, when: string): Case[] =>
    placed.map((one) => ({ name: `${one.name}, ${when}`, run: run(one) }));
  const alone = [...GECKO.map((one) => onGecko(one)), ...EXCHANGE.map((one) => onExchange(one))];
  const onBoth = GECKO.flatMap((first) =>
    EXCHANGE.map((second) => ({
      ...both(onGecko(first), onExchange(second)),
      unknowable: first.believable === true && second.name !== 'delay',
    })),
  );
  const inPairs = GECKO.flatMap((first, i) =>
    GECKO.slice(i + 1).map((second) => both(onGecko(first), onGecko(second))),
  );
  return [
    {
      name: 'provider fault alone',
      cases: [...cases(alone, noon, 'at noon'), ...cases(alone, midnight, 'at a close')],
    },
    { name: 'provider faults in pairs', cases: cases(inPairs, noon, 'at noon') },
    {
      name: 'faults on both sources',
      cases: [...cases(onBoth, noon, 'at noon'), ...cases(onBoth, midnight, 'at a close')],
    },
  ];
}

async function faulted(session: Session, hour: typeof NOON, { faults, timeoutMs }: Placed) {
  const outcome = await session.fire(hour, { faults, timeoutMs });
  if (!failed(outcome)) return { threw: false, problems: [] as string[] };
  const again = await session.fire(hour);
  return { threw: true, problems: failed(again) ? [`the repeat failed: ${again.message}`] : [] };
}

function compared(session: Session, expected: readonly Item[], level: Level): string[] {
  return differences(contentOf(expected, level), contentOf(session.items(), level));
}

async function truthIn(bases: Bases, items: readonly Item[], bucket: string): Promise<Truth> {
  return truthOf((await openSession(bases.replay, items)).audited.store, bucket);
}

const placed =
  (path: string, where: string) =>
  (variant: Variant): Placed => ({
    name: `${variant.name} on ${where}`,
    faults: [faultOn(path, variant)],
    timeoutMs: variant.timeoutMs ?? 5000,
    unknowable: false,
  });
const onGecko = placed('coins/markets', 'coins/markets');
const onExchange = placed('ticker', 'the exchange');
const both = (a: Placed, b: Placed): Placed => ({
  name: `${a.name} + ${b.name}`,
  faults: [...a.faults, ...b.faults],
  timeoutMs: Math.min(a.timeoutMs, b.timeoutMs),
  unknowable: false,
});
