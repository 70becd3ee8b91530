import type { PageView } from '../../shell/pageView.ts';
import { PerformanceIntro, PerformancePage } from './PerformancePage.tsx';

export const performanceView: PageView = {
  heading: () => 'Performance',
  sections: [
    ['verdict', 'Verdict'],
    ['record', 'Record'],
    ['backtest', 'Back-test'],
    ['tear-sheet', 'Tear sheet'],
    ['luck', 'Luck'],
    ['costs', 'Costs'],
  ],
  Intro: PerformanceIntro,
  Body: PerformancePage,
};
