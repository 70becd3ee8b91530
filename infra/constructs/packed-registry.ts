import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SHIPPED } from '../../shared/registry/shipped.ts';

/** What `package.json` maps to `shared/registry/shipped.ts`, and a bundle to the packed file. */
export const SHIPPED_REGISTRY = '#shipped-registry';

/**
 * Writes the registry, loaded and thereby checked, as a module of compressed JSON for the functions' bundles; returns its
 * path. As source it is 107 KB of each bundle, schemas and rules included, and checked anew at every cold start.
 */
export function packRegistry(directory: string): string {
  const file = join(directory, 'packed-registry.mjs');
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(unfinished, packedRegistry());
  // Another synth may be reading it.
  renameSync(unfinished, file);
  return file;
}

function packedRegistry(): string {
  const packed = gzipSync(JSON.stringify(SHIPPED), { level: 9 }).toString('base64');
  return [
    `import { gunzipSync } from 'node:zlib';`,
    `export const SHIPPED = JSON.parse(gunzipSync(Buffer.from('${packed}', 'base64')).toString());`,
    '',
  ].join('\n');
}
