import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `npm start` in a checkout, as a person runs it. */
export interface StartedApp {
  /** The first line of its output that matches; waits for it. */
  line(pattern: RegExp, patienceMs: number): Promise<RegExpMatchArray>;
  /** Never resolves; rejects when the app ends by itself. */
  readonly failure: Promise<never>;
  /** Ends it with every process it started. */
  stop(): Promise<void>;
}

const STOP_PATIENCE_MS = 10_000;

/** Starts the app in a process group of its own; `say` gets each line of its output. */
export function startedApp(directory: string, args: readonly string[], say: (line: string) => void): StartedApp {
  const child = spawn('npm', ['start', '--silent', '--', ...args], {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      say(`| ${line}`);
      for (const look of waiting) look();
    });
  }
  const failure = ended.then(([code]) => {
    throw new Error(`npm start ended with code ${code}:\n${lines.slice(-15).join('\n')}`);
  });
  failure.catch(() => {});

  return {
    failure,
    line(pattern, patienceMs) {
      const found = new Promise<RegExpMatchArray>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no line ${pattern} within ${patienceMs} ms`)), patienceMs);
        const look = () => {
          const match = lines.map((line) => line.match(pattern)).find((one) => one !== null);
          if (match === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(match);
        };
        waiting.add(look);
        look();
      });
      return Promise.race([found, failure]);
    },
    async stop() {
      const signal = (name: NodeJS.Signals) => {
        try {
          process.kill(-(child.pid as number), name);
        } catch {
          // The group is gone already.
        }
      };
      signal('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), STOP_PATIENCE_MS);
      await ended;
      clearTimeout(timer);
      signal('SIGKILL');
    },
  };
}
