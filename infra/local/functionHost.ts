import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { InvokeMessage, InvokeReply } from './functionChild.ts';
import type { FunctionModel } from './pipelineModel.ts';
import { type ChildSettings, spawnChild, stopChild } from './spawnChild.ts';

const CHILD = fileURLToPath(new URL('./functionChild.ts', import.meta.url));

export interface FunctionHost {
  /** Invokes the function; calls queue. Rejects with one line when it throws, times out or its process ends. */
  invoke(event: unknown): Promise<unknown>;
  /** Lets a running invocation end (at most `graceMs`), then ends the process. Later invocations reject. */
  stop(graceMs: number): Promise<void>;
}

/** Runs one function of the template in a process of its own, forked at the first invocation and again after a crash. */
export function functionHost(model: FunctionModel, settings: ChildSettings): FunctionHost {
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let lastId = 0;

  function running(): ChildProcess {
    if (child !== undefined) return child;
    const started = spawnChild(CHILD, model, settings);
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    child = started;
    return started;
  }

  function invokeNow(event: unknown): Promise<unknown> {
    if (stopped) return Promise.reject(new Error(`${model.name} was not run: the app is stopping.`));
    const target = running();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const fail = (what: string) =>
        settle(() => reject(new Error(`${model.name} ${what}; its log: ${settings.logFile}`)));
      const onMessage = (reply: InvokeReply) => {
        if (reply.id !== id) return;
        settle(() =>
          'error' in reply ? reject(new Error(`${model.name} failed: ${reply.error.message}`)) : resolve(reply.result),
        );
      };
      const onExit = (code: number | null, signal: string | null) =>
        fail(`ended in mid-run (${signal ?? `exit code ${code}`})`);
      const timer = setTimeout(() => {
        target.kill('SIGKILL');
        child = undefined;
        fail(`ran longer than its ${model.timeoutMs / 1000} s`);
      }, model.timeoutMs);
      function settle(finish: () => void): void {
        clearTimeout(timer);
        target.off('message', onMessage);
        target.off('exit', onExit);
        finish();
      }
      target.on('message', onMessage);
      target.once('exit', onExit);
      target.send({ id, model, event } satisfies InvokeMessage);
    });
  }

  return {
    invoke(event) {
      const run = queue.then(() => invokeNow(event));
      queue = run.catch(() => {});
      return run;
    },
    async stop(graceMs) {
      stopped = true;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        queue,
        new Promise((resolve) => {
          timer = setTimeout(resolve, graceMs);
        }),
      ]);
      clearTimeout(timer);
      if (child !== undefined) await stopChild(child);
    },
  };
}
