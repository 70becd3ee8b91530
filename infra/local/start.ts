import { isDiskFull } from './diskErrors.ts';
import { LocalError } from './localError.ts';
import { HELP, parseOptions } from './options.ts';
import { type LocalApp, startLocal } from './startLocal.ts';
import { summarize } from './summary.ts';

/** A second Ctrl-C within this is the terminal's and npm's copy of the first; a later one means it. */
const SAME_INTERRUPT_MS = 1_000;

let stoppingSince: number | undefined;

const say = (line: string) => {
  // What is cut short by stopping complains; that is not news.
  if (stoppingSince === undefined) process.stdout.write(`${line}\n`);
};

/** `npm start`. Exit codes: 0 stopped or published once, 1 could not start or (with --once) did not publish. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') return say(HELP);
  let app: LocalApp | undefined;
  stopOnSignals(() => app);

  app = await startLocal(options, { say });
  say(`Tidewatch serves ${app.url} with prices of ${app.source.title}.`);
  await app.bringUp();
  const summary = await summarize(app.url);
  for (const line of summary ?? ['Nothing is published yet.']) say(line);
  if (options.once) {
    await app.close();
    process.exitCode = summary === undefined ? 1 : 0;
    return;
  }
  app.startSchedules();
  say(
    `${app.url}  ${app.source.clockUrl === undefined ? 'Prices are fetched every hour; Ctrl-C stops.' : 'Jobs: npm run job -- ingest --at ...; Ctrl-C stops.'}`,
  );
}

function stopOnSignals(app: () => LocalApp | undefined): void {
  const stop = async () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_INTERRUPT_MS) process.exit(130);
      return;
    }
    say('Stopping...');
    stoppingSince = performance.now();
    await app()?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main().catch((error: unknown) => {
  if (stoppingSince !== undefined) return;
  const full =
    isDiskFull(error) &&
    'No space is left where Tidewatch keeps its data: free some, or choose another folder with --data.';
  process.stderr.write(`${full || (error instanceof LocalError ? error.message : (error as Error).stack)}\n`);
  process.exit(1);
});
