import type { Bases } from '../bases.ts';
import type { DynamoRig } from '../dynamoRig.ts';
import { type Case, type Family, sampled } from '../runCases.ts';
import { failed } from '../session.ts';
import type { Station } from '../stations.ts';
import type { ProxyFault } from '../tableProxy.ts';

const FAULTS: readonly ProxyFault[] = [
  'throttled once',
  'throttled',
  'failing (500)',
  'reset before',
  'reset after',
  'hanging',
  'torn answer',
];
/** For how many requests a fault lasts: once (the client's own repeat meets a table that may have taken the first), or past its patience. */
const LASTING: Readonly<Record<ProxyFault, readonly number[]>> = {
  'throttled once': [1],
  throttled: [8],
  'failing (500)': [1, 8],
  'reset before': [1, 8],
  'reset after': [1, 8],
  hanging: [1],
  'torn answer': [1, 8],
};

/** The same as an API over HTTP: the SDK's own repeats of a write that was taken, whose answer was lost, are in play. */
export function storeOverHttp(bases: Bases, rig: DynamoRig, all: readonly Station[], count: number): Family[] {
  const aimed = all.filter(({ name }) => /^(ingest|compute of a close$|repair|train)/.test(name));
  const cases = aimed.flatMap((station) =>
    FAULTS.flatMap((fault) =>
      LASTING[fault].flatMap((length) =>
        Array.from({ length: station.calls }, (_, index): Case => {
          const from = index + 1;
          return {
            name: `${station.name}: request ${from} of ${station.calls} ${fault}${length > 1 ? `, ${length} in a row` : ''}`,
            async run() {
              const table = await rig.newTable(station.start);
              let requests = 0;
              rig.proxy.decide = () => {
                requests++;
                return requests >= from && requests < from + length ? fault : undefined;
              };
              await rig.fire(table, station.event);
              rig.proxy.decide = () => undefined;
              const outcome = await rig.fire(table, station.event);
              const broken = failed(outcome) ? [`the repeat failed: ${outcome.message}`] : [];
              return [...broken, ...(await rig.problems(table, station))];
            },
          };
        }),
      ),
    ),
  );
  return [{ name: 'store faults over HTTP', cases: sampled(cases, count, bases.random) }];
}
