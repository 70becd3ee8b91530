import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../shared/golden/', import.meta.url);

/** Independent expected values kept beside the checkout; undefined, said aloud, where that folder is absent. */
export function readGolden<T>(file: string): T | undefined {
  const path = new URL(file, FOLDER);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  console.warn(`golden values ${file} are not beside this checkout: the tests that compare with them are skipped`);
  return undefined;
}
