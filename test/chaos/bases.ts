import { getHourPanel } from '../../functions/adapters/records/hourPanels.ts';
import type { Item, TableStore } from '../../functions/adapters/store/port.ts';
import type { Replay } from '../fixtures/startReplay.ts';
import type { Truth } from './invariants.ts';
import { type Event, event, fireAll, openSession } from './session.ts';

/** What every family works with: the server, and tables to begin from. */
export interface Bases {
  readonly replay: Replay;
  readonly random: () => number;
  /** History is filled; no record yet. */
  readonly filled: readonly Item[];
  /** The record is open on the close of 5 March; published. */
  readonly opened: readonly Item[];
  /** One more close, and the morning of the 8th's refit to come. */
  readonly advanced: readonly Item[];
}

export const DAY_6: readonly Event[] = [
  event('ingest', '2024-03-06T13:02:00Z'),
  event('compute', '2024-03-06T13:10:00Z'),
];
export const MIDNIGHT_7: readonly Event[] = [
  event('ingest', '2024-03-07T00:02:00Z'),
  event('train', '2024-03-07T00:05:00Z'),
  event('compute', '2024-03-07T00:10:00Z'),
  event('backfill', '2024-03-07T00:20:00Z'),
];

/** Plays the undisturbed story once and keeps the table at its stations. */
export async function makeBases(replay: Replay, random: () => number): Promise<Bases> {
  const session = await openSession(replay, []);
  await fireAll(session, [event('backfill', '2024-03-06T00:30:00Z'), event('backfill', '2024-03-06T00:35:00Z')]);
  const filled = session.items();
  await fireAll(session, [event('compute', '2024-03-06T00:40:00Z')]);
  const opened = session.items();
  await fireAll(session, [...DAY_6, ...MIDNIGHT_7, event('ingest', '2024-03-08T00:02:00Z')]);
  return { replay, random, filled, opened, advanced: session.items() };
}

/** The table after `events` from `start`, undisturbed. */
export async function undisturbed(
  { replay }: Bases,
  start: readonly Item[],
  events: readonly Event[],
): Promise<Item[]> {
  const session = await openSession(replay, start);
  await fireAll(session, events);
  return session.items();
}

/** Accepted prices of an hour. */
export async function truthOf(store: TableStore, bucket: string): Promise<Truth> {
  const panel = await getHourPanel(store, bucket);
  return new Map(
    panel?.rows.flatMap(([token, price, , , flag]) => (flag === 'accepted' && price ? [[token, price]] : [])),
  );
}
