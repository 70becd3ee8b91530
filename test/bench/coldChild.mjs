// The process of one cold invocation: plain JavaScript, so that nothing but the bundle is loaded.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

process.once('message', async ({ model, event }) => {
  const [file, exported] = model.handler.split('.');
  const bundle = await import(pathToFileURL(path.join(model.assetDirectory, `${file}.mjs`)).href);
  const run = await bundle[exported](event, {});
  process.send({ run, peakRssMb: process.resourceUsage().maxRSS / 1024 });
});
