import type { GradeClose } from '../grades/gradeClose.ts';
import type { IndicesAtClose } from '../indices/indicesAtClose.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import type { RotationAdvanced } from '../rotation/advanceRotation.ts';
import type { SignalClose } from '../signals/signalClose.ts';
import { lazyMembers } from './lazyMembers.ts';
import type { DayFacts } from './types.ts';

type Details = 'rotation' | 'indices' | 'liquidity' | 'grades' | 'tokenSignals' | 'narrativeSignals';

/** What a close says of each index, token and signal, hundreds of records of which a fold reads none, and the rest. */
interface Said {
  readonly plain: Omit<DayFacts, Details>;
  readonly rotation: RotationAdvanced;
  readonly indices: IndicesAtClose;
  readonly liquidity: LiquidityView;
  readonly grades: GradeClose;
  readonly tokenSignals: SignalClose;
  readonly narrativeSignals: SignalClose;
}

const withDetails = lazyMembers<Said, Pick<DayFacts, Details>>({
  rotation: (close) => close.rotation.fact,
  indices: (close) => close.indices.facts,
  liquidity: (close) => [...close.liquidity.values()],
  grades: (close) => close.grades.facts,
  tokenSignals: (close) => close.tokenSignals.facts,
  narrativeSignals: (close) => close.narrativeSignals.facts,
});

/** Adds the facts of a close, made when somebody reads any of them. */
export const withFacts = lazyMembers<Said, { readonly facts: DayFacts }>({
  facts: (close) => withDetails(close.plain, close),
});
