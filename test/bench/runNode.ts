import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs this Node to its end and gives what it wrote. Rejects with its last lines when it fails. */
export async function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<{ readonly stdout: string; readonly ms: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const ms = performance.now() - started;
  if (code === 0) return { stdout, ms };
  throw new Error(
    `${args[0]} ended with code ${code}:\n${`${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n')}`,
  );
}
