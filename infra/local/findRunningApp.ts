import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { isRunning } from './fileLock.ts';
import { controlFile } from './jobServer.ts';
import { LocalError } from './localError.ts';

type Control = z.infer<typeof controlFile>;

/**
 * The one app running on a data directory, or the one among several whose control port is given. Throws LocalError when there
 * is none, or when it takes the port to tell them apart.
 */
export function findRunningApp(dataDirectory: string, port?: number): Control {
  const running = globSync('*/control.json', { cwd: dataDirectory }).flatMap((file) => {
    const control = readControl(path.join(dataDirectory, file));
    return control !== undefined && isRunning(control.pid) ? [control] : [];
  });
  const matching = port === undefined ? running : running.filter((one) => one.port === port);
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  if (running.length === 0)
    throw new LocalError(
      `No Tidewatch is running on ${dataDirectory}: start it with \`npm start\`, or name its folder with --data.`,
    );
  const list = running.map((one) => `--port ${one.port} (${one.url})`).join(', ');
  throw new LocalError(
    port === undefined
      ? `Several are running: say which with ${list}.`
      : `None takes jobs on port ${port}; there is ${list}.`,
  );
}

/** undefined when the file is half written or just removed: then its app is starting or stopping. */
function readControl(file: string): Control | undefined {
  try {
    return controlFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
