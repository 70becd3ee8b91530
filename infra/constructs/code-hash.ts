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
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''));
  return hashOfFiles(files, (file) => readFileSync(join(root, file), 'utf8'));
}

/** The same of files by path, wherever they are kept; notes (`.md`) do not count. */
export function hashOfFiles(files: readonly string[], read: (file: string) => string): string {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !name.endsWith('.md')).sort()) {
    // A checkout with CRLF line ends is the same code.
    hash.update(`${file}\0${read(file).replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}
