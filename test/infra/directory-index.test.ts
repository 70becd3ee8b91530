import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const code = readFileSync(new URL('../../infra/constructs/directory-index.js', import.meta.url), 'utf8');

/** Runs the code as CloudFront does: no modules, no network, one call of `handler`. */
function ask(uri: string): { uri?: string; statusCode?: number; headers?: { location: { value: string } } } {
  const context = createContext({ event: { request: { method: 'GET', uri, querystring: {}, headers: {} } } });
  return runInContext(`${code};handler(event)`, context);
}

describe('directory index', () => {
  it.each([
    ['/', '/index.html'],
    ['/narratives/ai/', '/narratives/ai/index.html'],
    ['/_astro/page.B1c2.js', '/_astro/page.B1c2.js'],
    ['/favicon.svg', '/favicon.svg'],
    ['/404.html', '/404.html'],
  ])('maps %s to the object %s', (uri, object) => {
    expect(ask(uri).uri).toBe(object);
  });

  it('sends a folder without its slash to the one with it', () => {
    expect(ask('/narratives/ai')).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/narratives/ai/' } },
    });
  });

  it.each(['//example.org/x', '/\\\\example', '///example.org/a', '/\\/example/x'])(
    'never sends a reader of %s to another host',
    (uri) => {
      const { statusCode, headers } = ask(uri);
      expect(statusCode).toBe(301);
      expect(new URL(headers?.location.value ?? '', 'https://site.test').host).toBe('site.test');
    },
  );

  it('fits into what CloudFront takes', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  });
});
