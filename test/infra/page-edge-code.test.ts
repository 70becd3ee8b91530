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

  it('lets any name through in a folder of more pages than CloudFront takes, and knows the others still', async () => {
    const dist = temporaryDirectory();
    cpSync(SITE_FIXTURE, dist, { recursive: true });
    for (let place = 0; place < 200; place++) {
      const folder = path.join(dist, 'tokens', `${'long-name-'.repeat(5)}${place}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'index.html'), '');
    }
    const code = pageEdgeCode(dist);
    expect(Buffer.byteLength(code)).toBeLessThan(10_240);
    const asked = viewerFunction(code);
    const at = (uri: string) => asked({ method: 'GET', uri, querystring: {}, headers: {}, cookies: {} });
    expect(await at('/tokens/nope/')).toMatchObject({ uri: '/tokens/nope/index.html' });
    expect(await at('/narratives/nope/')).toMatchObject({ statusCode: 404 });
  });

  it('is refused at synthesis when the page for no page does not fit by itself', () => {
    const dist = temporaryDirectory();
    cpSync(SITE_FIXTURE, dist, { recursive: true });
    writeFileSync(path.join(dist, '404.html'), 'x'.repeat(10_240));
    expect(() => pageEdgeCode(dist)).toThrow(/more than the 10240 bytes CloudFront takes: shorten/);
  });
});
