import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Bases } from '../bases.ts';
import { bundledChild } from '../bundledChild.ts';
import type { DynamoRig } from '../dynamoRig.ts';
import type { Case, Family } from '../runCases.ts';
import { failed } from '../session.ts';
import type { Station } from '../stations.ts';

const WRITES = new Set(['PutItem', 'UpdateItem']);

/** A real process with a job in it, killed (SIGKILL) as one of its writes arrives at the table or has just been taken. */
export async function realKills(
  bases: Bases,
  rig: DynamoRig,
  all: readonly Station[],
  count: number,
): Promise<Family[]> {
  const aimed = all.filter(({ withoutExchange }) => !withoutExchange);
  const program = await bundledChild();
  const cases = Array.from({ length: count }, (_, index): Case => {
    const station = aimed[index % aimed.length] as Station;
    const write = 1 + Math.floor(bases.random() * station.writes);
    const taken = bases.random() < 0.5;
    return {
      name: `${station.name}: kill -9 ${taken ? 'after' : 'before'} write ${write} of ${station.writes}`,
      async run() {
        const table = await rig.newTable(station.start);
        const killed = await runKilled(program, bases, rig, station, table, write, taken);
        const outcome = await rig.fire(table, station.event);
        const broken = failed(outcome) ? [`the repeat failed: ${outcome.message}`] : [];
        return [
          ...(killed ? [] : ['the child ended before it was killed']),
          ...broken,
          ...(await rig.problems(table, station)),
        ];
      },
    };
  });
  return [{ name: 'kill -9 of a process', cases }];
}

/** Resolves once the child is gone: true when it was the kill that ended it. */
async function runKilled(
  program: string,
  { replay }: Bases,
  { proxy }: DynamoRig,
  { event }: Station,
  table: string,
  write: number,
  taken: boolean,
): Promise<boolean> {
  replay.clock.update({ now: event.at });
  const args = [event.job, event.at, replay.url, `${replay.url}/binance`, proxy.endpoint, table];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.resume();
  const gone = once(child, 'exit');
  let writes = 0;
  proxy.decide = (action) => {
    if (!WRITES.has(action)) return undefined;
    writes++;
    if (writes === write && !taken) child.kill('SIGKILL');
    // Nothing of a dead process arrives, nor does what it had still on its way.
    return writes > write || (writes === write && !taken) ? 'reset before' : undefined;
  };
  let applied = 0;
  proxy.applied = (action) => {
    if (WRITES.has(action) && ++applied === write && taken) child.kill('SIGKILL');
  };
  const [, signal] = await gone;
  proxy.decide = () => undefined;
  proxy.applied = () => {};
  return signal === 'SIGKILL';
}
