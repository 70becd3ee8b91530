import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineEnvironment } from './env.ts';
import { withLock } from './fileLock.ts';
import { filesHash } from './filesHash.ts';
import { LocalError } from './localError.ts';
import { PIPELINE_STACK } from './pipelineModel.ts';

/** Everything the synthesized app is made of. */
const INPUTS = [
  '{shared,functions}/**/*',
  'infra/*',
  'infra/constructs/**/*',
  'site/{src,public}/**/*',
  'site/*',
  'package-lock.json',
  'cdk.json',
  'tsconfig.json',
];
const STAMP = '.tidewatch-inputs';

/**
 * Makes sure `cdk.out` is what the present sources synthesize to, by `cdk synth`, and returns its path. Done again only when an
 * input changed. Throws LocalError with the end of the CDK's own output.
 */
export function synthesize(root: string, say: (line: string) => void): Promise<string> {
  return withLock(path.join(root, 'node_modules/.cache/tidewatch-synth-lock'), () => synthesizeAlone(root, say));
}

async function synthesizeAlone(root: string, say: (line: string) => void): Promise<string> {
  const directory = path.join(root, 'cdk.out');
  const stamp = path.join(directory, STAMP);
  const wanted = filesHash(root, INPUTS);
  if (
    readIfThere(stamp) === wanted &&
    readIfThere(path.join(directory, `${PIPELINE_STACK}.template.json`)) !== undefined
  )
    return directory;

  // Until it has ended well, what lies there is neither the old app nor the new.
  rmSync(stamp, { force: true });
  say('Synthesizing the app (its sources are new here)...');
  const { exitCode, output } = await cdkSynth(root);
  if (exitCode !== 0) {
    throw new LocalError(
      `${output.trim().split('\n').slice(-20).join('\n')}\ncdk synth failed (its last lines are above): \`npx cdk synth\` shows all of it.`,
    );
  }
  mkdirSync(directory, { recursive: true });
  writeFileSync(stamp, wanted);
  return directory;
}

function cdkSynth(root: string): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices', '--no-version-reporting'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        // No account, no region, no look at the registry for a newer CLI: synthesis needs nothing but the sources.
        env: {
          ...machineEnvironment(),
          CDK_DISABLE_VERSION_CHECK: '1',
          CDK_DISABLE_CLI_TELEMETRY: 'true',
          NO_COLOR: '1',
        },
      },
    );
    // The runner may be told to stop meanwhile: nothing is left behind that goes on writing.
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
