import type { Server } from 'node:http';
import { createRequire } from 'node:module';

interface Closable {
  close(): Promise<void>;
  return?(): Promise<void>;
}

// dynalite ships no types, and the LevelDB it opens is its own dependency.
const requireHere = createRequire(import.meta.url);
const requireOfDynalite = createRequire(requireHere.resolve('dynalite'));

/** The database that dynalite opens. */
export const { Level } = requireOfDynalite('level') as {
  Level: new (path: string) => { open(): Promise<void>; close(): Promise<void> };
};

// dynalite ends a query by its iterator's `return`, which LevelDB's do not have (it is `close`): each query of a running
// app would stay open, with every file the database had at the time. A month of hours took 4 GB of memory and 5 GB of disk.
const { AbstractKeyIterator, AbstractValueIterator } = createRequire(requireOfDynalite.resolve('level'))(
  'abstract-level',
) as Record<'AbstractKeyIterator' | 'AbstractValueIterator', { readonly prototype: Closable }>;
for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
  prototype.return ??= function close(this: Closable) {
    return this.close();
  };
}

/** A DynamoDB as a server that does not listen yet; in memory without a path. */
export const dynalite = requireHere('dynalite') as (options: {
  readonly path?: string;
  readonly createTableMs: number;
  readonly deleteTableMs?: number;
  readonly updateTableMs?: number;
}) => Server;
