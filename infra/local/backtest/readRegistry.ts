import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRegistry } from '../../../shared/registry/load.ts';
import { RegistryError } from '../../../shared/registry/problem.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import type { Registry } from '../../../shared/registry/types.ts';
import { LocalError } from '../localError.ts';

/** The registry in a folder of its six files, or the shipped one. Throws LocalError naming file, row and rule. */
export function readRegistry(directory: string | undefined): Registry {
  if (directory === undefined) return REGISTRY;
  const read = (name: string) => readJson(path.join(directory, `${name}.json`));
  try {
    return loadRegistry({
      release: read('release'),
      narratives: read('narratives'),
      tokens: read('tokens'),
      memberships: read('memberships'),
      events: read('events'),
      exclusions: read('exclusions'),
    });
  } catch (error) {
    if (error instanceof RegistryError) throw new LocalError(`${directory}: ${error.message}`);
    throw error;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new LocalError(
      `${file} cannot be read (${(error as Error).message}): --registry wants a folder like shared/registry/data.`,
    );
  }
}
