import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageEdgeCode } from '../../infra/constructs/page-edge-code.ts';
import { type ViewerRequest, type ViewerResponse, viewerFunction } from '../../infra/local/edge/viewerFunction.ts';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';
import { SITE_FIXTURE } from './synthesize.ts';

const run = viewerFunction(pageEdgeCode(SITE_FIXTURE));
/** Runs the code as CloudFront does: no modules, no network, one call of `handler`. */
const ask = async (uri: string) =>
  (await run({ method: 'GET', uri, querystring: {}, headers: {}, cookies: {} })) as Partial<
    ViewerRequest & ViewerResponse
  >;

describe('the viewer function of the pages', () => {
  it.each([
    ['/', '/index.html'],
    ['/narratives/', '/narratives/index.html'],
    ['/narratives/ai/', '/narratives/ai/index.html'],
    ['/narratives/ai/index.html', '/narratives/ai/index.html'],
    ['/_astro/page.B1c2.js', '/_astro/page.B1c2.js'],
    ['/favicon.svg', '/favicon.svg'],
    ['/404.html', '/404.html'],
  ])('maps %s to the object %s', async (uri, object) => {
    expect(await ask(uri)).toMatchObject({ uri: object });
  });

  it('sends a folder without its slash to the one with it', async () => {
    expect(await ask('/narratives/ai')).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/narratives/ai/' } },
    });
  });

  it.each([
    ...['/nope', '/nope/', '/nope.html', '/narratives/nope/', '/ai/', '/narratives/ai/more/', '/constructor/x'],
    ...['//', '//narratives/ai', '//example.org/x', '/\\\\example', '///example.org/a', '/\\/example/x'],
  ])('gives %s the page that says there is none, and sends nobody elsewhere', async (uri) => {
    const { statusCode, headers, body } = await ask(uri);
    expect(statusCode).toBe(404);
    expect(headers?.location).toBeUndefined();
    expect(headers?.['content-type']?.value).toBe('text/html; charset=utf-8');
    expect(body).toEqual({ encoding: 'text', data: expect.stringContaining('There is no page here') });
  });

  it('is refused at synthesis when it is more than CloudFront takes', () => {
    const dist = temporaryDirectory();
    cpSync(SITE_FIXTURE, dist, { recursive: true });
    expect(Buffer.byteLength(pageEdgeCode(dist))).toBeLessThan(10_240);
    for (let place = 0; place < 200; place++) {
      const folder = path.join(dist, 'tokens', `${'long-name-'.repeat(5)}${place}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'index.html'), '');
    }
    expect(() => pageEdgeCode(dist)).toThrow(/has \d+ bytes and CloudFront takes 10240/);
  });
});
