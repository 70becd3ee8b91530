import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type TidewatchClient, targetOf, tidewatchClient } from '../../../shared/client/tidewatchClient.ts';
import type { Rotation } from '../../../shared/contracts/rotation.ts';
import type { TokenRow } from '../../../shared/contracts/tokens.ts';
import { textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { TOKENS } from '../../fixtures/tokenRows.ts';

let api: PublishedApi;
let asked: string[];
let client: TidewatchClient;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
  asked = [];
  client = tidewatchClient({
    baseUrl: 'http://here',
    fetch: async (url, { headers }) => {
      const target = url.slice('http://here'.length);
      asked.push(target);
      const answer = await api.call(target, headers);
      const empty = answer.statusCode === 304;
      return new Response(empty ? null : textOf(answer), { status: answer.statusCode, headers: answer.headers });
    },
  });
});

describe('the client', () => {
  it('types the answer and the parameters of a route by the table', async () => {
    const answer = await client.get('/v1/tokens', { narrative: 'ai', sort: '-grade', limit: 1 });
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    expectTypeOf(answer.body.tokens).toEqualTypeOf<TokenRow[]>();
    expectTypeOf(answer.body.as_of).toBeString();
    expect(answer.body.tokens.map(({ id }) => id)).toEqual(['fetch-ai']);
    expect(asked).toEqual(['/v1/tokens?limit=1&narrative=ai&sort=-grade']);
    // @ts-expect-error a signal that does not exist
    const wrong = await client.get('/v1/tokens', { signal: 'up' });
    expect(wrong).toMatchObject({ kind: 'problem', problem: { status: 400, errors: [{ parameter: 'signal' }] } });
    const rotation = await client.get('/v1/rotation', {});
    if (rotation.kind === 'ok') expectTypeOf(rotation.body).toExtend<Rotation>();
    expect(rotation.kind).toBe('ok');
  });

  it('says that nothing changed to who shows the tag', async () => {
    const first = await client.get('/v1/snapshot', {});
    if (first.kind !== 'ok') throw new Error(first.kind);
    expect(await client.get('/v1/snapshot', {}, { etag: first.etag })).toEqual({ kind: 'unchanged' });
  });

  it('walks every page of a list, and stops at an error', async () => {
    const ids: string[] = [];
    for await (const page of client.pages('/v1/tokens', { limit: 3 })) {
      if (page.kind !== 'ok') throw new Error(page.kind);
      ids.push(...page.body.tokens.map(({ id }) => id));
    }
    expect(ids).toEqual(TOKENS.map(({ id }) => id));
    const kinds: string[] = [];
    for await (const page of client.pages('/v1/tokens', { narrative: 'nothing' })) kinds.push(page.kind);
    expect(kinds).toEqual(['problem']);
  });

  it('tells when to ask again before the first publish', async () => {
    api = openApi();
    expect(await client.get('/v1/rotation', {})).toMatchObject({ kind: 'problem', retrySeconds: 10 });
  });

  it('knows an answer that is not of this interface', async () => {
    const other = (body: string, status: number) =>
      tidewatchClient({ baseUrl: '', fetch: async () => new Response(body, { status }) });
    expect(await other('<html>', 200).get('/v1/rotation', {})).toEqual({ kind: 'foreign', status: 200 });
    expect(await other('{"Message":null}', 502).get('/v1/rotation', {})).toEqual({ kind: 'foreign', status: 502 });
  });
});

describe('the address of a request', () => {
  it('has the parameter of the path in it and the others by name', () => {
    expect(targetOf('/v1/inputs/{date}', { date: '2026-11-21', revision: 1 })).toBe('/v1/inputs/2026-11-21?revision=1');
    expect(targetOf('/v1/tokens/{id}', { id: 'a/b?c' })).toBe('/v1/tokens/a%2Fb%3Fc');
    expect(targetOf('/v1/tokens', { signal: undefined })).toBe('/v1/tokens');
  });
});
