import type { Parameters } from '../engine/parameters.ts';
import { type NeweyWest, neweyWest } from '../stats/neweyWest.ts';
import type { JudgedWeek, ModelKind } from './types.ts';

/** The weekly log-loss gain of the model that is not published over the one that is. */
export interface ChallengerTest {
  readonly challenger: ModelKind;
  /** Weeks both were judged in, at most those of the test. */
  readonly weeks: number;
  /** Mean gain in nats with its Newey-West t; undefined where all gains are equal. */
  readonly gain: NeweyWest | undefined;
  readonly promoted: boolean;
}

/**
 * The promotion test: paired weekly log losses as issued, the same lag as skill. The challenger takes over on a t at or
 * above the limit over the full number of weeks, and the model it replaces becomes the challenger.
 */
export function challengerTest(weeks: readonly JudgedWeek[], published: ModelKind, params: Parameters): ChallengerTest {
  const { challenger, skill } = params.model;
  const other: ModelKind = published === 'logistic' ? 'trees' : 'logistic';
  const gains = weeks
    .flatMap((week) => {
      const [own, others] = [week[published], week[other]];
      return own === null || others === null ? [] : [own.logLoss - others.logLoss];
    })
    .slice(-challenger.promotionWeeks);
  const gain = neweyWest(gains, skill.lag);
  const enough = gains.length >= challenger.promotionWeeks;
  return {
    challenger: other,
    weeks: gains.length,
    gain,
    promoted: enough && gain !== undefined && gain.t >= challenger.promotionT,
  };
}
