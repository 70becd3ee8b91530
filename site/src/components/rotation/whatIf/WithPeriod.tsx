import type { ComponentChildren } from 'preact';
import type { ClosesIndex } from '../../../../../shared/contracts/closes.ts';
import type { PerformanceHistory } from '../../../../../shared/contracts/performance.ts';
import { type Loaded, useEndpoint } from '../../../data/useEndpoint.ts';
import { WhenLoaded } from '../../common/WhenLoaded.tsx';
import { asClosesIndex, type WhatIfPeriod, whatIfPeriod } from './whatIfPeriod.ts';

interface Props {
  backtest: PerformanceHistory['backtest'];
  /** What the closes are for, where there are none: "to run again". */
  purpose: string;
  children: (period: WhatIfPeriod) => ComponentChildren;
}

/** Shows its children once the published closes of the back-test are known, and says so where there are none. */
export function WithPeriod({ backtest, purpose, children }: Props) {
  const closes: Loaded<ClosesIndex> = useEndpoint('/v1/closes', backtest?.summary.to ?? '', asClosesIndex);
  return (
    <WhenLoaded of={closes} what="the list of closes" room="room-list">
      {(index) => {
        const period = whatIfPeriod(backtest, index);
        return period === undefined ? (
          <p class="empty">There is no published back-test, or not its closes, {purpose}.</p>
        ) : (
          children(period)
        );
      }}
    </WhenLoaded>
  );
}
