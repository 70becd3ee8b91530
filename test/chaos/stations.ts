import type { Item } from '../../functions/adapters/store/port.ts';
import type { Bases } from './bases.ts';
import { countingStore } from './faultyStore.ts';
import { type Event, event, failed, openSession } from './session.ts';

/** One run of one job from a known table: where faults of the store and kills are aimed at. */
export interface Station {
  readonly name: string;
  readonly start: readonly Item[];
  readonly event: Event;
  readonly withoutExchange?: boolean;
  /** What the run asks of the table when nothing happens, and the table it leaves. */
  readonly calls: number;
  readonly writes: number;
  readonly expected: readonly Item[];
}

type Draft = Omit<Station, 'calls' | 'writes' | 'expected'>;

/** Every kind of run: an hour, a close, history, its repair, an opening, an advance over one and over two closes, a refit. */
export async function stations(bases: Bases): Promise<Station[]> {
  const { filled, opened, advanced } = bases;
  const noon = await played(bases, opened, [event('ingest', '2024-03-06T13:02:00Z')]);
  const midnight = await played(bases, noon, [event('ingest', '2024-03-07T00:02:00Z')]);
  const twoCloses = await played(bases, midnight, [event('ingest', '2024-03-08T00:02:00Z')]);
  const dayAfter = await played(bases, midnight, [event('compute', '2024-03-07T00:10:00Z')]);
  const drafts: Draft[] = [
    { name: 'ingest of an hour', start: opened, event: event('ingest', '2024-03-06T13:02:00Z') },
    { name: 'ingest of a close', start: noon, event: event('ingest', '2024-03-07T00:02:00Z') },
    { name: 'backfill', start: [], event: event('backfill', '2024-03-06T00:30:00Z') },
    {
      name: 'backfill without an exchange',
      start: [],
      event: event('backfill', '2024-03-06T00:30:00Z'),
      withoutExchange: true,
    },
    { name: 'repair', start: dayAfter, event: event('backfill', '2024-03-07T00:20:00Z') },
    { name: 'train', start: advanced, event: event('train', '2024-03-08T00:05:00Z') },
    { name: 'compute of an hour', start: noon, event: event('compute', '2024-03-06T13:10:00Z') },
    { name: 'compute of a close', start: midnight, event: event('compute', '2024-03-07T00:10:00Z') },
    { name: 'compute of a close with a refit', start: advanced, event: event('compute', '2024-03-08T00:10:00Z') },
    { name: 'compute of two closes', start: twoCloses, event: event('compute', '2024-03-08T00:10:00Z') },
    { name: 'opening', start: filled, event: event('compute', '2024-03-06T00:40:00Z') },
  ];
  const all: Station[] = [];
  for (const draft of drafts) all.push(await measured(bases, draft));
  return all;
}

async function measured(bases: Bases, draft: Draft): Promise<Station> {
  const session = await openSession(bases.replay, draft.start);
  const counting = countingStore(session.audited.store);
  const outcome = await session.fire(draft.event, {
    store: () => counting.store,
    ...(draft.withoutExchange && { withoutExchange: true }),
  });
  if (failed(outcome)) throw new Error(`${draft.name} failed undisturbed`, { cause: outcome });
  return { ...draft, calls: counting.calls(), writes: counting.writes(), expected: session.items() };
}

async function played(bases: Bases, start: readonly Item[], events: readonly Event[]): Promise<Item[]> {
  const session = await openSession(bases.replay, start);
  for (const one of events) await session.fire(one);
  return session.items();
}
