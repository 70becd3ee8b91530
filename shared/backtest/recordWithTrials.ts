import type { Parameters } from '../engine/parameters.ts';
import { rotationCloseOf, viewsOf } from '../engine/rotationCloseOf.ts';
import { tokenChanges } from '../engine/tokenChanges.ts';
import { advanceRotation } from '../rotation/advanceRotation.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import type { RotationState } from '../rotation/types.ts';
import { type PeriodStep, periodSteps, recordFold } from './recordFold.ts';
import type { Trial } from './trials.ts';
import type { BacktestInput, BacktestRecord, TrialPath } from './types.ts';

/**
 * Records a back-test and, beside it, the net NAV of every trial that can be run again. A trial that differs in the
 * rotation alone reads the same indices, grades and signals, so it goes along with the one fold; any other has a fold of
 * its own. `onClose` is told the share of all this that is done.
 */
export function recordWithTrials(
  input: BacktestInput,
  trials: readonly Trial[],
  onClose: (share: number) => void = () => {},
): BacktestRecord {
  const varied = trials.flatMap(({ configuration, vary }) =>
    vary === null ? [] : [{ configuration, params: vary(input.params) }],
  );
  const apart = varied.filter(({ params }) => !isRotationOnly(params, input.params));
  const along = varied.filter((one) => !apart.includes(one));
  const folds = apart.length + 1;
  const span = Math.max(1, input.to - input.panel.firstDay);
  const done = (fold: number) => (day: number) => onClose((fold + (day - input.panel.firstDay) / span) / folds);

  const books = along.map(({ params }) => followingBook(input, params));
  const record = recordFold(input, done(0), (step) => {
    const close = sharedClose(input, step);
    for (const book of books) book.advance(close);
  });
  const paths = new Map<string, TrialPath>();
  along.forEach(({ configuration }, i) => {
    paths.set(configuration, { configuration, navNet: Float64Array.from(books[i]?.navNet ?? []) });
  });
  apart.forEach(({ configuration, params }, i) => {
    const navNet: number[] = [];
    for (const { facts } of periodSteps({ ...input, params }, done(i + 1))) navNet.push(facts.rotation.book.navNet);
    paths.set(configuration, { configuration, navNet: Float64Array.from(navNet) });
  });
  return { ...record, trials: varied.map(({ configuration }) => paths.get(configuration) as TrialPath) };
}

/** Whether nothing but the rotation's own parameters differs. */
function isRotationOnly(params: Parameters, published: Parameters): boolean {
  return (Object.keys(published) as (keyof Parameters)[]).every(
    (part) => part === 'rotation' || params[part] === published[part],
  );
}

type SharedClose = ReturnType<typeof sharedClose>;

/** What the rotation of every trial reads of a close, whatever it holds. */
function sharedClose({ panel, registry }: BacktestInput, { state, facts }: PeriodStep) {
  const close = { panel, day: facts.day, registry, live: false };
  const rotationClose = rotationCloseOf({
    close,
    row: facts.day - panel.firstDay,
    indices: { states: state.indices, facts: facts.indices },
    ...viewsOf(facts),
    changes: { delisted: [], conversions: [] },
  });
  return { close, rotationClose };
}

/** A rotation of its own parameters that follows the recorded fold, from cash. */
function followingBook(input: BacktestInput, params: Parameters) {
  let state: RotationState = emptyRotationState(params);
  const navNet: number[] = [];
  return {
    navNet,
    advance({ close, rotationClose }: SharedClose): void {
      const changes = tokenChanges(close, close.day - input.panel.firstDay, state, params);
      state = advanceRotation(state, { ...rotationClose, ...changes }, params).state;
      navNet.push(state.book.navNet);
    },
  };
}
