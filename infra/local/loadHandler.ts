import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionModel } from './pipelineModel.ts';

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** Imports the handler of a bundled asset, found as the Lambda runtime finds it: `index.handler` in index.mjs or index.js. */
export async function loadHandler({ name, assetDirectory, handler }: FunctionModel): Promise<Handler> {
  const [file = '', exported = ''] = handler.split('.');
  const candidates = [`${file}.mjs`, `${file}.js`].map((one) => path.join(assetDirectory, one));
  const found = candidates.find(existsSync);
  if (found === undefined) throw new Error(`The bundle of ${name} holds neither ${candidates.join(' nor ')}.`);
  const module = (await import(pathToFileURL(found).href)) as Record<string, unknown>;
  const candidate = module[exported];
  if (typeof candidate !== 'function') throw new Error(`The bundle of ${name} exports no function named ${exported}.`);
  return candidate as Handler;
}
