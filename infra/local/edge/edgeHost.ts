import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LocalError } from '../localError.ts';
import type { FunctionModel } from '../pipelineModel.ts';
import type { SiteModel } from '../siteModel.ts';
import { type ChildSettings, spawnChild, stopChild } from '../spawnChild.ts';
import type { EdgeReply, ServeMessage } from './edgeChild.ts';

const CHILD = fileURLToPath(new URL('./edgeChild.ts', import.meta.url));
/** Ends this close together are no accident. */
const RESTART_PAUSE_MS = 1_000;

export interface EdgeHost {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves pages and /v1 in a process of its own, started again on the same port if it ends by itself. Throws LocalError when the
 * port is taken or the api's bundle does not load.
 */
export async function edgeHost(
  api: FunctionModel,
  site: SiteModel,
  port: number,
  settings: ChildSettings,
  say: (line: string) => void,
): Promise<EdgeHost> {
  let stopped = false;
  let child: ChildProcess;

  async function start(onPort: number): Promise<number> {
    child = spawnChild(CHILD, api, settings);
    const started = child;
    const bound = await serve(started, { port: onPort, site, api }, settings.logFile);
    started.once('exit', (code, signal) => {
      if (!stopped) restart(bound, signal ?? `exit code ${code}`);
    });
    return bound;
  }

  function restart(bound: number, why: string): void {
    say(`The HTTP process ended (${why}; its log: ${settings.logFile}); starting it again.`);
    setTimeout(() => {
      if (!stopped) start(bound).catch((error: Error) => restart(bound, error.message));
    }, RESTART_PAUSE_MS);
  }

  const bound = await start(port);
  return {
    port: bound,
    async stop() {
      stopped = true;
      await stopChild(child);
    },
  };
}

function serve(child: ChildProcess, message: ServeMessage, logFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new LocalError(`The HTTP process ended before it served; its log: ${logFile}`));
    child.once('exit', onExit);
    child.once('message', (reply: EdgeReply) => {
      child.off('exit', onExit);
      if (reply.type === 'listening') resolve(reply.port);
      else {
        child.kill();
        reject(
          new LocalError(
            reply.code === 'EADDRINUSE' || reply.code === 'EACCES'
              ? portTaken(message.port, reply.code)
              : reply.message,
          ),
        );
      }
    });
    child.send(message);
  });
}

function portTaken(port: number, code: string): string {
  const why = code === 'EACCES' ? 'may not be opened by this user' : 'is in use by another program';
  return `Port ${port} ${why}: stop that program, or choose another port with --port N.`;
}
