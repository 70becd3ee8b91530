import { afterEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../../../functions/adapters/store/dynamoClient.ts';
import { dynamoStore } from '../../../../functions/adapters/store/dynamoStore.ts';
import { startScripted } from '../../../fixtures/startScripted.ts';

let server: Awaited<ReturnType<typeof startScripted>>;
afterEach(() => server.close());

const storeOn = (endpoint: string, requestTimeout: number) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = dynamoClient({ endpoint, region: 'us-east-1', credentials }, requestTimeout);
  return dynamoStore({ tableName: 'table', client });
};

describe('dynamoClient', () => {
  it('gives up a table that takes requests and never answers, after four attempts', async () => {
    server = await startScripted(() => {});
    await expect(storeOn(server.url, 50).get('a', 'b')).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      retryable: true,
    });
    expect(server.calls).toHaveLength(4);
  });

  it('repeats a request whose answer was torn off', async () => {
    server = await startScripted((response, count) => {
      if (count === 1) response.socket?.destroy();
      else response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    });
    expect(await storeOn(server.url, 1000).get('a', 'b')).toBeUndefined();
    expect(server.calls).toHaveLength(2);
  });
});
