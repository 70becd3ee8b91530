// The process of one cold request: plain JavaScript, so that nothing but the bundle is loaded.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

process.once('message', async ({ model, target }) => {
  const [file, exported] = model.handler.split('.');
  const started = performance.now();
  const bundle = await import(pathToFileURL(path.join(model.assetDirectory, `${file}.mjs`)).href);
  const response = await bundle[exported]({
    rawPath: target,
    rawQueryString: '',
    headers: { 'accept-encoding': 'br' },
    requestContext: { http: { method: 'GET' } },
  });
  process.send({ status: response.statusCode, ms: performance.now() - started });
});
