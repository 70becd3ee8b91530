import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import type { Item } from '../../functions/adapters/store/port.ts';
import { startDynalite } from '../fixtures/startDynalite.ts';
import type { Bases } from './bases.ts';
import { fillDynamo, scanDynamo } from './dynamoTable.ts';
import { hastyClient } from './hastyClient.ts';
import { brokenInvariants } from './invariants.ts';
import { type Event, type Outcome, openSession } from './session.ts';
import type { Station } from './stations.ts';
import { contentOf, differences } from './tableContent.ts';
import { startTableProxy, type TableProxy } from './tableProxy.ts';

/** dynalite with a proxy before it; each case gets a table of its own. */
export interface DynamoRig {
  readonly proxy: TableProxy;
  /** A new table holding `items`. */
  newTable(items: readonly Item[]): Promise<string>;
  /** Runs the event in this process, through the proxy, with the client of the product (but hasty). */
  fire(table: string, event: Event): Promise<Outcome>;
  /** What is wrong with a table in which `station`'s run has been repeated. */
  problems(table: string, station: Station): Promise<string[]>;
  close(): Promise<void>;
}

export async function startDynamoRig({ replay }: Bases): Promise<DynamoRig> {
  const dynalite = await startDynalite();
  const proxy = await startTableProxy(dynalite.endpoint);
  const client = hastyClient(proxy.endpoint);
  let tables = 0;
  return {
    proxy,
    async newTable(items) {
      const name = `case-${++tables}`;
      await dynalite.createTable(name);
      await fillDynamo(dynalite.client, name, items);
      return name;
    },
    async fire(table, event) {
      const store = dynamoStore({ tableName: table, client, now: () => replay.clock.now() });
      const session = await openSession(replay, [], store);
      return session.fire(event);
    },
    async problems(table, station) {
      const items = await scanDynamo(dynalite.client, table);
      const before = new Map(station.start.map((item) => [`${item.pk}|${item.sk}`, item]));
      const session = await openSession(replay, items);
      const kept = items.filter((item) => before.has(`${item.pk}|${item.sk}`)).length;
      const gone = kept === before.size ? [] : [`${before.size - kept} items are gone`];
      return [
        ...gone,
        ...(await brokenInvariants(session.audited)),
        ...differences(contentOf(station.expected, 'whole'), contentOf(items, 'whole')),
      ];
    },
    async close() {
      client.destroy();
      await proxy.close();
      await dynalite.close();
    },
  };
}
