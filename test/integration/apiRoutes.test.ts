import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { putLatestRun } from '../../functions/adapters/records/latestRuns.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { createApi } from '../../functions/api/createApi.ts';
import type { HttpEvent, HttpResponse } from '../../functions/api/http.ts';
import { publish } from '../../functions/compute/publish.ts';
import { CONTRACTS } from '../../shared/api/contracts.ts';
import type { Route } from '../../shared/api/route.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { httpEvent, jsonOf, textOf } from '../fixtures/apiCall.ts';
import { openApiText, targetOf } from '../fixtures/routeTargets.ts';
import { INFO, snapshotPartsFixture } from '../fixtures/snapshotParts.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';
import { HOSTILE_NAME } from '../fixtures/tokenRows.ts';

const NOW = Date.parse('2026-11-22T08:30:00Z');
const COMPUTED_AT = '2026-11-22T07:10:00.000Z';

/** What is published has the 12 digits that are hashed. */
const PUBLISHED = JSON.parse(canonicalJson(snapshotPartsFixture));

/** JSON routes of the latest snapshot that carry `meta` at their top. */
const SNAPSHOT_ROUTES = ROUTES.filter(
  ({ from, segment, mediaType }) => from === 'snapshot' && segment?.kind !== 'hash' && mediaType === 'application/json',
);
/** The contract of a route, letting nothing pass that it does not name. */
const contractOf = (route: Route) => z.strictObject(CONTRACTS[route.contract ?? 'OpenApi'].shape);

let dynalite: DynaliteFixture;
let send: (event: HttpEvent) => Promise<HttpResponse>;
let snapshotId: string;

beforeAll(async () => {
  dynalite = await startDynalite();
  const store = dynamoStore({ tableName: dynalite.tableName, client: dynalite.client, now: () => NOW });
  send = createApi({
    openApi: openApiText,
    store,
    clock: { now: async () => NOW },
    onError: (error) => {
      throw error;
    },
  });
  ({ snapshotId } = await publish(store, snapshotPartsFixture, INFO, COMPUTED_AT));
  await putLatestRun(store, {
    job: 'compute',
    bucket: '2026-11-22T07',
    status: 'ok',
    started_at: '2026-11-22T07:10:00Z',
    duration_ms: 800,
    counts: { tokens: 8 },
    error_code: null,
    detail: null,
  });
});
afterAll(() => dynalite.close());

describe('every route', () => {
  it.each(SNAPSHOT_ROUTES.map((route) => [route.path, route] as const))(
    '%s serves meta and exactly what its contract says',
    async (_path, route) => {
      const response = await send(httpEvent(targetOf(route), { 'accept-encoding': 'br' }));
      expect(response.statusCode).toBe(200);
      const payload = contractOf(route).parse(jsonOf(response));
      expect(payload).toMatchObject({
        as_of: INFO.asOf,
        computed_at: COMPUTED_AT,
        close_date: INFO.closeDate,
        methodology_version: INFO.methodologyVersion,
        snapshot_id: snapshotId,
        source: 'simulated',
        simulated: true,
        stale_after: INFO.staleAfter,
      });
    },
  );

  it('serves the published numbers unchanged, in one answer and in each part', async () => {
    const whole = jsonOf(await send(httpEvent('/v1/snapshot')));
    expect(whole).toMatchObject(PUBLISHED);
    for (const name of ['rotation', 'narratives', 'tokens', 'signals'] as const) {
      expect(jsonOf(await send(httpEvent(`/v1/${name}`)))).toMatchObject(PUBLISHED[name]);
    }
    const live = jsonOf(await send(httpEvent('/v1/status')));
    expect(live.data).toEqual(PUBLISHED.status);
    expect(live.runs).toHaveLength(1);
  });

  it('serves hostile names as data, of a type that no browser renders', async () => {
    const response = await send(httpEvent('/v1/tokens?narrative=meme'));
    expect(jsonOf(response).tokens.map((token: { name: string }) => token.name)).toContain(HOSTILE_NAME);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('filters into the same contract', async () => {
    const response = await send(httpEvent('/v1/tokens?signal=bullish&min_grade=50'));
    expect(z.strictObject(CONTRACTS.Tokens.shape).parse(JSON.parse(textOf(response))).tokens).toHaveLength(1);
  });
});
