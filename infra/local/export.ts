import path from 'node:path';
import { exportTable } from './archive/exportTable.ts';
import { openChosenTable } from './archive/openChosenTable.ts';
import { parseArchiveOptions } from './archive/options.ts';
import { awsProblem } from './aws/awsProblem.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run export`. Exit codes: 0 written, 1 not. */
async function main(): Promise<void> {
  const options = parseArchiveOptions('export', process.argv.slice(2));
  if (typeof options === 'string') {
    say(options);
    return;
  }
  const table = await openChosenTable(options.table, 'export', say);
  try {
    const { items, files, log } = await exportTable(table, path.resolve(options.archive), new Date());
    const record = log === null ? 'no rotation log yet' : `rotation log to entry ${log.seq} (${log.hash.slice(0, 12)})`;
    say(`Exported ${items} items of ${table.title} to ${options.archive}: ${files.length} files, ${record}.`);
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${awsProblem(error)}\n`);
  process.exitCode = 1;
});
