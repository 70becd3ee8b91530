import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 (hex) of every source and data file of the given folders: relative path and content, in path order, so that the
 * same commit gives the same hash on any machine. It stands in every entry of the rotation log.
 */
export function codeHash(root: string, folders: readonly string[]): string {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    // A checkout with CRLF line ends is the same code.
    const content = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${file}\0${content}\0`);
  }
  return hash.digest('hex');
}
