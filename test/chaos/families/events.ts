import { type Bases, DAY_6, MIDNIGHT_7, undisturbed } from '../bases.ts';
import { brokenInvariants } from '../invariants.ts';
import type { Family } from '../runCases.ts';
import { type Event, event, failed, openSession, type Session } from '../session.ts';
import { contentOf, differences } from '../tableContent.ts';

const MIDNIGHT_8 = MIDNIGHT_7.map(({ job, at }) => event(job, at.replace('-07T', '-08T')));
/** Two closes, a refit between them, and an hour whose return windows begin in no hour of the story. */
const STORY: readonly Event[] = [
  ...DAY_6,
  ...MIDNIGHT_7,
  ...MIDNIGHT_8,
  event('ingest', '2024-03-08T05:02:00Z'),
  event('compute', '2024-03-08T05:10:00Z'),
];

type Step = { readonly together: readonly Event[]; readonly clock: string };

/** The story with events given twice, late, in another order, several at once: the record and the last snapshot must be the same. */
export async function events(bases: Bases, count: number): Promise<Family[]> {
  const expected = contentOf(await undisturbed(bases, bases.opened, STORY), 'record');
  const cases = Array.from({ length: count }, (_, index) => {
    const steps = disordered(bases.random);
    return {
      name: `story ${index + 1}: ${steps.map(({ together }) => together.map(({ job, at }) => `${job} ${at.slice(8, 16)}`).join(' with ')).join(', ')}`,
      async run() {
        const session = await openSession(bases.replay, bases.opened);
        const problems: string[] = [];
        for (const step of steps) problems.push(...(await play(session, step)));
        return [
          ...problems,
          ...(await brokenInvariants(session.audited)),
          ...differences(expected, contentOf(session.items(), 'record')),
        ];
      },
    };
  });
  return [{ name: 'events twice, late, reordered, at once', cases }];
}

async function play(session: Session, { together, clock }: Step): Promise<string[]> {
  const outcomes = await Promise.all(together.map((one) => session.fire(one, { clock })));
  return outcomes.flatMap((outcome) => (failed(outcome) ? [`a run failed: ${outcome.message}`] : []));
}

/**
 * Each event at its own time at least once (a price can be had only in its hour, and a repair must not overtake the
 * close it repairs); computes may be lost, for the next one makes them good; and any event that was may come again.
 */
function disordered(random: () => number): Step[] {
  const steps: Step[] = [];
  const past: Event[] = [];
  const last = STORY.at(-1) as Event;
  for (const one of STORY) {
    const mayBeLost = one.job === 'train' || (one.job === 'compute' && one !== last && !isBeforeRepair(one));
    if (!(mayBeLost && random() < 0.3)) {
      past.push(one);
      const twin = random() < 0.3 ? [one] : [];
      const stranger = random() < 0.3 ? [past[Math.floor(random() * past.length)] as Event] : [];
      steps.push({ together: [one, ...twin, ...stranger], clock: one.at });
    }
    while (random() < 0.3 && past.length > 0)
      steps.push({ together: [past[Math.floor(random() * past.length)] as Event], clock: one.at });
  }
  return steps;
}

/** A repair before the close is computed would give it another revision of its bars to read: legitimate, but another story. */
const isBeforeRepair = ({ at }: Event): boolean => at.includes('T00:10');
