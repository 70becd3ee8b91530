import { type Bases, DAY_6, MIDNIGHT_7, undisturbed } from '../bases.ts';
import { brokenInvariants } from '../invariants.ts';
import type { Case, Family } from '../runCases.ts';
import { event, failed, openSession } from '../session.ts';
import { contentOf, differences } from '../tableContent.ts';

/** The last hour heals what a reader saw meanwhile: with a clock weeks ahead, the prices of an hour are past their end. */
const HEALING = [event('ingest', '2024-03-07T01:02:00Z'), event('compute', '2024-03-07T01:10:00Z')];
const STORY = [...DAY_6, ...MIDNIGHT_7];
const MINUTE = 60_000;
const JUMPS_MS = [1, -1, 7, -7, 59, -59, 120, -120, 1440, -1440, 41 * 1440, -41 * 1440, 400 * 1440, -400 * 1440].map(
  (minutes) => minutes * MINUTE,
);

/** The clock is wrong while one event of the story runs; then it is right again and the event comes again. */
export async function clockJumps(bases: Bases): Promise<Family[]> {
  const expected = contentOf(await undisturbed(bases, bases.opened, [...STORY, ...HEALING]), 'record');
  const cases = STORY.flatMap((struck) =>
    JUMPS_MS.map(
      (clockErrorMs): Case => ({
        name: `clock off by ${clockErrorMs / MINUTE} min during ${struck.job} ${struck.at}`,
        async run() {
          const session = await openSession(bases.replay, bases.opened);
          const problems: string[] = [];
          for (const one of STORY) {
            // A run that cannot make sense of its clock may refuse; it may not do harm.
            if (one === struck) await session.fire(one, { clockErrorMs });
            const outcome = await session.fire(one);
            if (failed(outcome)) problems.push(`${one.job} ${one.at} failed: ${outcome.message}`);
          }
          for (const one of HEALING) {
            const outcome = await session.fire(one);
            if (failed(outcome)) problems.push(`${one.job} ${one.at} failed: ${outcome.message}`);
          }
          const found = contentOf(session.items(), 'record');
          return [...problems, ...(await brokenInvariants(session.audited)), ...differences(expected, found)];
        },
      }),
    ),
  );
  return [{ name: 'clock jumps', cases }];
}
