import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Runs `cdk ARGS` on the app as it stands and gives all it said. Rejects when it ends with another code than 0. */
export type CdkCommand = (...args: string[]) => Promise<string>;

/** The CDK's own command line, its output folder and its home apart from the operator's. */
export function cdkCommand(env: Readonly<Record<string, string>>, output: string): CdkCommand {
  return (...args) =>
    new Promise((resolve, reject) => {
      const cli = path.join(ROOT, 'node_modules/aws-cdk/bin/cdk');
      const all = [...args, '--output', output, '--no-notices', '--no-color', '--progress', 'events'];
      const child = spawn(process.execPath, [cli, ...all], {
        cwd: ROOT,
        env: { ...env, CDK_DISABLE_VERSION_CHECK: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk;
        });
      }
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve(said) : reject(new Error(`cdk ${args.join(' ')} ended with ${code}:\n${said}`)),
      );
    });
}
