import { findRunningApp } from './findRunningApp.ts';
import { LocalError } from './localError.ts';
import { CODE_FOLDERS, ROOT, thisCheckout } from './verify/checkout.ts';
import { findCommit } from './verify/findCommit.ts';
import { HELP, parseVerifyOptions } from './verify/options.ts';
import { progressLine } from './verify/progressLine.ts';
import { publishedRecord } from './verify/publishedRecord.ts';
import { report } from './verify/report.ts';
import { ruleNotes } from './verify/ruleNotes.ts';
import { verifyRecord } from './verify/verifyRecord.ts';

const AGREES = 0;
const DIFFERS = 1;
const NOT_CHECKED = 2;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run verify`. Gives the exit code. */
async function main(): Promise<number> {
  const options = parseVerifyOptions(process.argv.slice(2));
  if (options === 'help') {
    say(HELP);
    return AGREES;
  }
  const url = options.url ?? findRunningApp(options.dataDirectory).url;
  const checkout = thisCheckout();
  const progress = progressLine(process.stderr);
  say(`Verifying the record of ${url} with the code ${checkout.hashes.code.slice(0, 12)} of this checkout.`);
  const verification = await verifyRecord(publishedRecord(url), checkout, options.to, {
    progress: (step, done, total) => progress.show(step, done, total),
    rules(closes) {
      progress.clear();
      const notes = ruleNotes(closes, checkout, (hash) => findCommit(ROOT, CODE_FOLDERS, hash));
      for (const note of notes) say(note);
    },
  });
  progress.clear();
  const { lines, agrees } = report(verification, options.from);
  for (const line of lines) say(line);
  return agrees ? AGREES : DIFFERS;
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof LocalError ? error.message : `${(error as Error).stack}`}\n`);
    process.exitCode = NOT_CHECKED;
  });
