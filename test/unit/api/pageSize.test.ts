import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../../functions/compute/publish.ts';
import type { SnapshotParts } from '../../../shared/contracts/snapshot.ts';
import { jsonOf, textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { simulatedSnapshot } from '../../fixtures/simulatedSnapshot.ts';
import { INFO } from '../../fixtures/snapshotParts.ts';

const LIMIT_BYTES = 60_000;
let api: PublishedApi;
let parts: SnapshotParts;
beforeAll(async () => {
  api = openApi();
  parts = simulatedSnapshot();
  await publish(api.store, parts, INFO, INFO.asOf);
});

describe('the largest page of a list, of the whole registry on a simulated market', () => {
  it.each(['tokens', 'narratives', 'signals'])(
    'of %s is below 60 KB compressed, and the pages together are all rows',
    async (name) => {
      let rows = 0;
      for (let at: string | undefined = `/v1/${name}?limit=250`; at !== undefined; ) {
        const response = await api.call(at);
        expect(gzipSync(textOf(response)).length, at).toBeLessThan(LIMIT_BYTES);
        const body = jsonOf(response);
        rows += body[name].length;
        at = /^<(.+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
        if (at === undefined) expect(rows).toBe(body.total);
      }
      expect(rows).toBeGreaterThan(10);
    },
  );

  it('as CSV is all rows at once, and below it too', async () => {
    for (const name of ['tokens', 'narratives', 'signals', 'rotation']) {
      const response = await api.call(`/v1/${name}.csv`);
      expect(response.headers.link).toBeUndefined();
      expect(gzipSync(textOf(response)).length, name).toBeLessThan(LIMIT_BYTES);
    }
  });
});
