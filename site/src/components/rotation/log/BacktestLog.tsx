import type { PerformanceHistory } from '../../../../../shared/contracts/performance.ts';
import type { Names } from '../../../../../shared/feed/moveSentence.ts';
import { isoDateOf } from '../../../../../shared/market/day.ts';
import { monthOf } from '../../../data/logMonth.ts';
import { WithPeriod } from '../whatIf/WithPeriod.tsx';
import type { WhatIfPeriod } from '../whatIf/whatIfPeriod.ts';
import { LogControls, useLogChoice } from './LogControls.tsx';
import { MoveList, newestFirst } from './MoveList.tsx';
import { useBacktestMoves } from './useBacktestMoves.ts';

/** Moves of the hypothetical back-test, computed here from published closes: the same rules, the same explanations. */
export function BacktestLog({ backtest, names }: { backtest: PerformanceHistory['backtest']; names: Names }) {
  return (
    <WithPeriod backtest={backtest} purpose="to compute moves from">
      {(period) => <Computed period={period} names={names} />}
    </WithPeriod>
  );
}

function Computed({ period, names }: { period: WhatIfPeriod; names: Names }) {
  const { state, retry } = useBacktestMoves(period);
  const choice = useLogChoice(monthOf(isoDateOf(period.from)), monthOf(isoDateOf(period.to)));
  if (state.kind === 'progress') {
    return (
      <div class="room room-list" role="status">
        <p>Reading {period.years.length} years of published closes, a megabyte or two, and deciding close by close…</p>
        <progress aria-label="Done" value={state.share} max={1} />
      </div>
    );
  }
  if (state.kind === 'failed') {
    return (
      <div class="room room-list" role="status">
        <p>{state.reason}. Nothing was computed.</p>
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  const ofMonth = state.moves.filter(({ date }) => monthOf(date) === choice.month);
  return (
    <>
      <LogControls choice={choice} />
      <MoveList
        moves={newestFirst(ofMonth, choice.reason)}
        names={names}
        file={`tidewatch-hypothetical-moves-${choice.month}.csv`}
      />
      <p class="fine">
        Computed from published, rounded closes: a single move may differ from those the back-test itself counted.
      </p>
    </>
  );
}
