import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it, vi } from 'vitest';
import { WhenLoaded } from '../../../site/src/components/common/WhenLoaded.tsx';
import { requestJson } from '../../../site/src/data/requestJson.ts';
import type { Loaded } from '../../../site/src/data/useEndpoint.ts';

const answering = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }));
afterEach(() => {
  vi.unstubAllGlobals();
});

it('gives the body of a good answer, and takes nothing else for one', async () => {
  answering(200, '{"levels":[1]}');
  expect(await requestJson('/v1/x')).toEqual({ kind: 'body', body: { levels: [1] } });
  answering(200, '<html>');
  expect((await requestJson('/v1/x')).kind).toBe('failed');
});

it('tells what does not exist, in the words of the service, from what failed', async () => {
  answering(404, '{"detail":"No narrative is called x."}');
  expect(await requestJson('/v1/x')).toEqual({ kind: 'missing', reason: 'No narrative is called x.' });
  answering(503, '');
  expect(await requestJson('/v1/x')).toEqual({
    kind: 'failed',
    reason: 'The data service answered with an error (503)',
  });
});

it('names a service that cannot be reached and one that is too slow', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed');
  });
  expect(await requestJson('/v1/x')).toMatchObject({ kind: 'failed', reason: 'The data service cannot be reached' });
  vi.stubGlobal('fetch', async () => {
    throw new DOMException('late', 'TimeoutError');
  });
  expect(await requestJson('/v1/x', 5_000)).toMatchObject({ reason: expect.stringContaining('within 5 seconds') });
});

it('draws data only when they are there, and otherwise says in words why not', () => {
  const html = (state: Loaded<string>) =>
    renderToString(
      h(WhenLoaded<string>, { of: state, what: 'the history', room: 'room-list', children: (data) => `has ${data}` }),
    );
  expect(html({ kind: 'ready', data: 'levels' })).toBe('has levels');
  expect(html({ kind: 'loading', slow: false })).toContain('Loading the history');
  expect(html({ kind: 'loading', slow: true })).toContain('still loading the history');
  expect(html({ kind: 'missing', reason: 'Too young.' })).toContain('Too young.');
  const failed = html({ kind: 'failed', reason: 'No answer', retry: () => undefined });
  expect(failed).toMatch(/No answer, so the history cannot be shown[\s\S]*Try again/);
});
