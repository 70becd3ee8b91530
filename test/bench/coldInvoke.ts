import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FunctionModel } from '../../infra/local/pipelineModel.ts';
import { type ChildSettings, spawnChild, stopChild } from '../../infra/local/spawnChild.ts';
import type { RunRecord } from '../../shared/contracts/status.ts';

const CHILD = fileURLToPath(new URL('./coldChild.mjs', import.meta.url));

/** What one invocation in a process of its own took. */
export interface ColdInvocation {
  readonly run: RunRecord;
  /** From before the process starts until its answer is here. */
  readonly ms: number;
  readonly peakRssMb: number;
}

/** Starts a process for one invocation of a job's bundle. Rejects with the end of its log when it fails. */
export async function coldInvoke(
  model: FunctionModel,
  settings: ChildSettings,
  scheduledAt: number,
): Promise<ColdInvocation> {
  const started = performance.now();
  const child = spawnChild(CHILD, model, settings);
  child.send({ model, event: { scheduled_time: new Date(scheduledAt).toISOString() } });
  const failed = once(child, 'exit').then(([code]) => {
    const log = readFileSync(settings.logFile, 'utf8').trim().split('\n').slice(-10).join('\n');
    throw new Error(`${model.name} ended with ${code} before it answered:\n${log}`);
  });
  const [answer] = await Promise.race([once(child, 'message'), failed]);
  const ms = performance.now() - started;
  failed.catch(() => {});
  await stopChild(child);
  return { ...(answer as Pick<ColdInvocation, 'run' | 'peakRssMb'>), ms };
}
