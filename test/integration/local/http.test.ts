import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startFixtureApp } from '../../fixtures/localAssembly/startFixtureApp.ts';

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Raw: `fetch` would normalise paths, decompress and refuse a Host header. */
function ask(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('pages', () => {
  it("are served with index mapping, the template's headers, an ETag and gzip, as at the edge", async () => {
    const { app } = await startFixtureApp();
    const index = await ask(app.url, '/');
    expect(index.status).toBe(200);
    expect(index.body.toString()).toContain('<title>Today</title>');
    expect(index.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=()',
      'cache-control': 'public, max-age=60',
    });
    expect(index.headers['strict-transport-security']).toBeUndefined();

    expect((await ask(app.url, '/method/')).body.toString()).toContain('<title>Method</title>');
    const redirect = await ask(app.url, '/method');
    expect([redirect.status, redirect.headers.location]).toEqual([301, '/method/']);
    const hashed = await ask(app.url, '/_astro/app.abc.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');

    const packed = await ask(app.url, '/', { 'accept-encoding': 'br, gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(packed.body)).toEqual(index.body);
    expect(packed.headers.etag).toBe(`W/${index.headers.etag}`);
    const again = await ask(app.url, '/', { 'if-none-match': String(packed.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);

    const head = await ask(app.url, '/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(index.body.length),
    ]);
  });

  it('that do not exist are a real 404, and nothing outside the site can be named', async () => {
    const { app } = await startFixtureApp();
    for (const path of [
      '/gone.html',
      '/gone/',
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fTidewatchSite.template.json',
      '/a//b.js',
    ]) {
      expect([path, (await ask(app.url, path)).status]).toEqual([path, 404]);
    }
    const marked = await ask(app.url, '/%3Cscript%3E.html');
    expect(marked.body.toString()).not.toContain('<script>');
    expect((await ask(app.url, '/%zz.html')).status).toBe(400);
    expect((await ask(app.url, '/', {}, 'POST')).status).toBe(405);
  });

  it('are only for clients that call this machine by its own name', async () => {
    const { app } = await startFixtureApp();
    const { port } = new URL(app.url);
    for (const host of ['127.0.0.1', `localhost:${port}`, `[::1]:${port}`]) {
      expect((await ask(app.url, '/', { host })).status).toBe(200);
    }
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil']) {
      const refused = await ask(app.url, '/v1/rotation', { host });
      expect([host, refused.status]).toEqual([host, 421]);
    }
  });
});

describe('/v1', () => {
  it("is the api's own bundle in its own environment, with the headers of its behaviour", async () => {
    const { app } = await startFixtureApp();
    const reply = await ask(app.url, '/v1/tokens?signal=bullish&min_grade=60');
    expect(JSON.parse(reply.body.toString())).toEqual({
      method: 'GET',
      path: '/v1/tokens',
      query: 'signal=bullish&min_grade=60',
      table: 'Table',
    });
    expect(reply.headers).toMatchObject({
      etag: '"one"',
      'content-security-policy': "default-src 'none'",
      'x-frame-options': 'DENY',
      'cache-control': 'max-age=60',
    });
    expect((await ask(app.url, '/v1/tokens', { 'if-none-match': '"one"' })).status).toBe(304);
    const head = await ask(app.url, '/v1/tokens', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect((await ask(app.url, '/v1/tokens', {}, 'POST')).status).toBe(405);
  });

  it('answers 502 when the handler throws, and goes on', async () => {
    const { app } = await startFixtureApp();
    expect((await ask(app.url, '/v1/throws')).status).toBe(502);
    expect((await ask(app.url, '/v1/rotation')).status).toBe(200);
  });

  it('comes back on the same port when its process ends', async () => {
    const { app, said } = await startFixtureApp();
    await expect(ask(app.url, '/v1/exits')).rejects.toThrow();
    await expect
      .poll(
        () =>
          ask(app.url, '/v1/rotation').then(
            (reply) => reply.status,
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(200);
    expect(said.join()).toContain('exit code 4');
  });
});
