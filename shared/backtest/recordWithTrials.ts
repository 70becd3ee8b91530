import type { Parameters } from '../engine/parameters.ts';
import { rotationCloseOf } from '../engine/rotationCloseOf.ts';
import { tokenChanges } from '../engine/tokenChanges.ts';
import type { EpochDay } from '../market/day.ts';
import { advanceRotation } from '../rotation/advanceRotation.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import type { RotationState } from '../rotation/types.ts';
import { type PeriodStep, recordFold } from './recordFold.ts';
import type { Trial } from './trials.ts';
import type { BacktestInput, BacktestRecord } from './types.ts';

/**
 * Records a back-test and, beside it, the net NAV of every trial that differs in the rotation alone: it reads the same
 * indices, grades and signals, so it goes along with the one fold. A trial that needs a fold of its own is left out: it
 * would double the time. `onClose` is told every close advanced.
 */
export function recordWithTrials(
  input: BacktestInput,
  trials: readonly Trial[],
  onClose: (day: EpochDay) => void = () => {},
): BacktestRecord {
  const books = trials.flatMap(({ configuration, vary }) => {
    const params = vary?.(input.params);
    const follows = params !== undefined && isRotationOnly(params, input.params);
    return follows ? [{ configuration, ...followingBook(input, params) }] : [];
  });
  const record = recordFold(input, onClose, (step) => {
    const close = sharedClose(input, step);
    for (const book of books) book.advance(close);
  });
  const paths = books.map(({ configuration, navNet }) => ({ configuration, navNet: Float64Array.from(navNet) }));
  return { ...record, trials: paths };
}

/** Whether nothing but the rotation's own parameters differs. */
function isRotationOnly(params: Parameters, published: Parameters): boolean {
  return (Object.keys(published) as (keyof Parameters)[]).every(
    (part) => part === 'rotation' || params[part] === published[part],
  );
}

type SharedClose = ReturnType<typeof sharedClose>;

/** What the rotation of every trial reads of a close, whatever it holds. */
function sharedClose({ panel, registry }: BacktestInput, { facts, views }: PeriodStep) {
  const close = { panel, day: facts.day, registry, live: false };
  const rotationClose = rotationCloseOf({
    close,
    row: facts.day - panel.firstDay,
    ...views,
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
