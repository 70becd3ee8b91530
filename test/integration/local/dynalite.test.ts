import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { dynamoClient } from '../../../functions/adapters/store/dynamoClient.ts';
import { dynamoStore } from '../../../functions/adapters/store/dynamoStore.ts';
import { dynalite, Level } from '../../../infra/local/dynalite.ts';
import { createTable } from '../../fixtures/startDynalite.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

type Iterate = (options: unknown) => { close(): Promise<void> };

it('the embedded table leaves no query open: each would keep every file of its time', async () => {
  const open = new Set<object>();
  const prototype = Level.prototype as unknown as { values: Iterate };
  const values = prototype.values;
  vi.spyOn(prototype, 'values').mockImplementation(function watched(this: object, options) {
    const iterator = values.call(this as never, options);
    open.add(iterator);
    const close = iterator.close;
    iterator.close = () => {
      open.delete(iterator);
      return close.call(iterator);
    };
    return iterator;
  });
  const server = dynalite({ path: temporaryDirectory(), createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = dynamoClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createTable(client, 'open-queries');
  const store = dynamoStore({ tableName: 'open-queries', client });
  for (const sk of ['a', 'b', 'c']) await store.put({ pk: 'P', sk, body: new Uint8Array(10) });
  expect(await store.query('P')).toHaveLength(3);
  expect(await store.query('P', { limit: 1, descending: true })).toHaveLength(1);
  expect(await store.query('nothing')).toEqual([]);
  expect(prototype.values).toHaveBeenCalledTimes(3);
  await vi.waitFor(() => expect(open.size).toBe(0));
  vi.restoreAllMocks();
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
