import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ENTRY = fileURLToPath(new URL('./jobChild.ts', import.meta.url));
/** CommonJS dependencies call require() for Node's own modules, which an ES module does not have. */
const BANNER =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** `jobChild.ts` as one file, gone with this process: hundreds of children start in a third of the time. */
export async function bundledChild(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-child-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'jobChild.mjs');
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
  });
  return outfile;
}
