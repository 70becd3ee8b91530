import type { Parameters } from '../../engine/parameters.ts';
import { median } from '../../stats/median.ts';
import type { EpochDay } from '../day.ts';
import { describeGap, describeJump, isConfirmed, isJump, sourcesAgree } from './moveGate.ts';

const READINGS_PER_DAY = 24;

/** One daily bar of one token as a source gave it. */
export interface JudgedBar {
  readonly day: EpochDay;
  readonly close: number;
  readonly volumeUsd: number | null;
  /** Whose trades the volume counts. Volumes of two scopes differ tenfold and are not compared. */
  readonly volumeScope: 'venue' | 'aggregate';
}

export type BarVerdict =
  | { readonly day: EpochDay; readonly flag: 'accepted' }
  | {
      readonly day: EpochDay;
      readonly flag: 'quarantined';
      readonly code: 'NOT_POSITIVE' | 'JUMP' | 'SOURCES_DIFFER';
      readonly reason: string;
    };

/**
 * The same gates on one token's daily bars (ascending by day): one verdict a bar, in order. The verdict on
 * bar D reads bars up to D only, so a history judged at once equals one judged day by day. The reference is the last
 * accepted close; the median volume is that of accepted bars of the same scope before D. Daily bars have one reading a day, so "holds for
 * 24 readings" means: still at the refused level a day later. Then that bar is accepted; the first stays refused.
 * `secondSource` has another source's closes by day: one confirms a jump, and one more than 3% away refuses the bar.
 */
export function judgeHistory(
  bars: readonly JudgedBar[],
  params: Parameters,
  secondSource?: ReadonlyMap<EpochDay, number>,
): readonly BarVerdict[] {
  const holdDays = params.quality.confirmReadings / READINGS_PER_DAY;
  const volumes = { venue: [] as number[], aggregate: [] as number[] };
  let accepted: number | null = null;
  let level: { readonly day: EpochDay; readonly close: number } | null = null;

  return bars.map((bar): BarVerdict => {
    if (!Number.isFinite(bar.close) || bar.close <= 0) {
      const reason = `the close is ${bar.close}; it must be above zero`;
      return { day: bar.day, flag: 'quarantined', code: 'NOT_POSITIVE', reason };
    }
    if (accepted !== null && isJump(accepted, bar.close, params)) {
      const evidence = {
        volumeUsd: bar.volumeUsd,
        medianVolumeUsd: medianOf(volumes[bar.volumeScope], params),
        secondSourceUsd: secondSource?.get(bar.day) ?? null,
      };
      if (level === null || isJump(level.close, bar.close, params)) level = { day: bar.day, close: bar.close };
      const holds = bar.day - level.day >= holdDays;
      if (!isConfirmed(bar.close, evidence, params) && !holds) {
        return { day: bar.day, flag: 'quarantined', code: 'JUMP', reason: describeJump(accepted, bar.close) };
      }
    }
    const otherUsd = secondSource?.get(bar.day) ?? bar.close;
    if (!sourcesAgree(bar.close, otherUsd, params)) {
      const reason = describeGap(bar.close, otherUsd);
      return { day: bar.day, flag: 'quarantined', code: 'SOURCES_DIFFER', reason };
    }
    accepted = bar.close;
    level = null;
    if (bar.volumeUsd !== null) volumes[bar.volumeScope].push(bar.volumeUsd);
    return { day: bar.day, flag: 'accepted' };
  });
}

function medianOf(volumes: readonly number[], params: Parameters): number | null {
  const window = volumes.slice(-params.volume.bars);
  return window.length < params.volume.minBars ? null : (median(window) ?? null);
}
