import { lazyMembers } from '../engine/lazyMembers.ts';
import type { EpochDay } from '../market/day.ts';
import type { RunningIndex } from './runningIndex.ts';
import { RunningIndices } from './runningIndices.ts';
import type { IndexFact } from './types.ts';

/** One narrative's index after a close, with what the close says of it. */
export interface IndexAtClose
  extends Pick<IndexFact, 'tradable' | 'staleWeight' | 'rebalanced' | 'members' | 'eligibleMembers' | 'breadth'> {
  readonly index: RunningIndex;
}

/** The indices after a close, and its facts: made when somebody reads them. */
export class IndicesAtClose extends RunningIndices<IndexAtClose> {
  readonly #day: EpochDay;
  #facts: readonly IndexFact[] | undefined;

  constructor(day: EpochDay, byNarrative: ReadonlyMap<string, IndexAtClose>, before: readonly string[]) {
    super(byNarrative, before);
    this.#day = day;
  }

  get facts(): readonly IndexFact[] {
    this.#facts ??= [...this.byNarrative].map(([narrative, at]) => factOf(narrative, this.#day, at));
    return this.#facts;
  }
}

/** A fact whose constituents are told when somebody reads them. */
const telling = lazyMembers<RunningIndex, Pick<IndexFact, 'constituents'>>({
  constituents: (index) => index.valued().constituents,
});

function factOf(narrative: string, day: EpochDay, { index, ...said }: IndexAtClose): IndexFact {
  return telling({ narrative, day, level: index.level, equalLevel: index.moving.equalLevel, ...said }, index);
}
