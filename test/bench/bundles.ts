import { statSync } from 'node:fs';
import path from 'node:path';
import { pipelineModel } from '../../infra/local/pipelineModel.ts';
import { synthesize } from '../../infra/local/synth.ts';
import type { Benchmark } from './benchmark.ts';
import { ROOT } from './workspace.ts';

const LIMIT_BYTES = 600_000;
const API_LIMIT_BYTES = 400_000;

/** Bytes of each function's bundle: what a cold start has to fetch and parse. */
export const bundles: Benchmark = {
  name: 'bundles',
  title: 'size of what is deployed for each function',
  async run(say) {
    const { functions } = pipelineModel(await synthesize(ROOT, say));
    return [...functions.values()].map(({ name, assetDirectory }) => ({
      what: name,
      value: statSync(path.join(assetDirectory, 'index.mjs')).size,
      unit: 'bytes',
      limit: { below: name === 'api' ? API_LIMIT_BYTES : LIMIT_BYTES },
      runs: 1,
    }));
  },
};
