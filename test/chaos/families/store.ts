import type { Bases } from '../bases.ts';
import { faultyStore, type StoreFault } from '../faultyStore.ts';
import { brokenInvariants } from '../invariants.ts';
import { type Case, type Family, sampled } from '../runCases.ts';
import { type Disturbance, failed, openSession } from '../session.ts';
import type { Station } from '../stations.ts';
import { contentOf, differences } from '../tableContent.ts';

/** How a run is disturbed, once or several times over, before one that is not. */
export type Blow = NonNullable<Disturbance['store']>;

/** Disturbs a station's run, repeats it undisturbed, and expects the table of a run that was never disturbed. */
export function struck({ replay }: Bases, station: Station, blows: readonly Blow[]): () => Promise<string[]> {
  return async () => {
    const session = await openSession(replay, station.start);
    const settings = station.withoutExchange ? { withoutExchange: true } : {};
    for (const store of blows) await session.fire(station.event, { ...settings, store });
    const broken = await brokenInvariants(session.audited);
    const outcome = await session.fire(station.event, settings);
    if (failed(outcome)) return [...broken, `the repeat failed: ${outcome.message}`];
    const found = contentOf(session.items(), 'whole');
    return [
      ...broken,
      ...(await brokenInvariants(session.audited)),
      ...differences(contentOf(station.expected, 'whole'), found),
    ];
  };
}

/** The store refusing, losing its answer, or gone for a while, at each call of each job. */
export function storeFaults(bases: Bases, all: readonly Station[]): Family[] {
  const at = (station: Station, fault: StoreFault, call: number, length = 1): Case => ({
    name: `${station.name}: call ${call} of ${station.calls} ${fault}${length > 1 ? `, ${length} in a row` : ''}`,
    run: struck(bases, station, [(store) => faultyStore(store, fault, call, call + length - 1)]),
  });
  const callsOf = (station: Station) => {
    const calls = Array.from({ length: station.calls }, (_, index) => index + 1);
    // An opening folds all history twice a case: a share of its calls stands for all.
    return station.name === 'opening' ? sampled(calls, 25, bases.random) : calls;
  };
  const each = (fault: StoreFault, length = 1) =>
    all.flatMap((station) => callsOf(station).map((call) => at(station, fault, call, length)));
  return [
    { name: 'store refuses a call', cases: each('refused') },
    { name: 'store loses its answer', cases: each('answer lost') },
    { name: 'store gone for 5 calls', cases: each('refused', 5) },
  ];
}

/** The process gone before each of its writes; and again in the repeat. */
export function kills(bases: Bases, all: readonly Station[]): Family[] {
  const kill =
    (write: number): Blow =>
    (store) =>
      faultyStore(store, 'killed', write, undefined, 'writes');
  const once = all.flatMap((station) => {
    const writes = Array.from({ length: station.writes }, (_, index) => index + 1);
    const chosen = station.name === 'opening' ? sampled(writes, 60, bases.random) : writes;
    return chosen.map((write) => ({
      name: `${station.name}: killed before write ${write} of ${station.writes}`,
      run: struck(bases, station, [kill(write)]),
    }));
  });
  const short = all.filter(({ name }) => name !== 'opening');
  const twice = Array.from({ length: 200 }, () => {
    const station = short[Math.floor(bases.random() * short.length)] as Station;
    const [first, second] = [0, 0].map(() => 1 + Math.floor(bases.random() * station.writes)) as [number, number];
    return {
      name: `${station.name}: killed before write ${first}, then before write ${second}`,
      run: struck(bases, station, [kill(first), kill(second)]),
    };
  });
  return [
    { name: 'killed at a write', cases: once },
    { name: 'killed twice', cases: twice },
  ];
}
