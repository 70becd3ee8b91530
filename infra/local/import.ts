import path from 'node:path';
import { importTable } from './archive/importTable.ts';
import { openChosenTable } from './archive/openChosenTable.ts';
import { parseArchiveOptions } from './archive/options.ts';
import { awsProblem } from './aws/awsProblem.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run import`. Exit codes: 0 the table holds all of it, 1 not. */
async function main(): Promise<void> {
  const options = parseArchiveOptions('import', process.argv.slice(2));
  if (typeof options === 'string') {
    say(options);
    return;
  }
  const table = await openChosenTable(options.table, 'import', say);
  try {
    const { items, log } = await importTable(table, path.resolve(options.archive));
    const record =
      log === null ? 'no rotation log yet' : `rotation log whole to entry ${log.seq} (${log.hash.slice(0, 12)})`;
    say(`Imported ${items} items into ${table.title}: every hash agrees, ${record}.`);
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${awsProblem(error)}\n`);
  process.exitCode = 1;
});
