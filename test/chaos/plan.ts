import type { Replay } from '../fixtures/startReplay.ts';
import { makeBases } from './bases.ts';
import { type DynamoRig, startDynamoRig } from './dynamoRig.ts';
import { clockJumps } from './families/clock.ts';
import { diskFull } from './families/diskFull.ts';
import { events } from './families/events.ts';
import { historyFaults } from './families/history.ts';
import { lies } from './families/lies.ts';
import { providerFaults } from './families/provider.ts';
import { realKills } from './families/realKills.ts';
import { kills, storeFaults } from './families/store.ts';
import { storeOverHttp } from './families/storeOverHttp.ts';
import { type Family, sampled } from './runCases.ts';
import { stations } from './stations.ts';

/** Cases of a family in the full suite and in the short one; without a row: all of them, and a tenth. */
const COUNTS: Readonly<Record<string, readonly [full: number, short: number]>> = {
  'provider fault alone': [148, 15],
  'provider faults in pairs': [400, 12],
  'faults on both sources': [400, 12],
  'provider fault in history': [58, 6],
  'store refuses a call': [250, 15],
  'store loses its answer': [250, 15],
  'store gone for 5 calls': [150, 8],
  'killed at a write': [520, 25],
  'killed twice': [150, 8],
  'store faults over HTTP': [40, 2],
  'kill -9 of a process': [500, 2],
  'events twice, late, reordered, at once': [120, 8],
  'clock jumps': [84, 10],
  'disk full under the store': [10, 1],
  lies: [25, 2],
};

export interface Plan {
  readonly families: readonly Family[];
  readonly rig: DynamoRig;
}

/** Everything that is tried, by family; the same seed gives the same cases. */
export async function plan(replay: Replay, random: () => number, isShort: boolean): Promise<Plan> {
  const bases = await makeBases(replay, random);
  const all = await stations(bases);
  const rig = await startDynamoRig(bases);
  const countOf = (name: string) => COUNTS[name]?.[isShort ? 1 : 0] ?? Number.POSITIVE_INFINITY;
  const families = [
    ...(await providerFaults(bases)),
    ...(await historyFaults(bases)),
    ...storeFaults(bases, all),
    ...kills(bases, all),
    ...storeOverHttp(bases, rig, all, countOf('store faults over HTTP')),
    ...(await realKills(bases, rig, all, countOf('kill -9 of a process'))),
    ...(await events(bases, countOf('events twice, late, reordered, at once'))),
    ...(await clockJumps(bases)),
    ...(await diskFull(bases, all)),
    ...(await lies(bases)),
  ];
  const chosen = families.map(({ name, cases }) => ({ name, cases: sampled(cases, countOf(name), random) }));
  return { families: chosen, rig };
}
