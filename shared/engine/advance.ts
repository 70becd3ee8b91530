import { type AdvancedGrades, advanceGrades } from '../grades/advanceGrades.ts';
import { featureMatrix } from '../grades/features.ts';
import { advanceHeats } from '../heat/advanceHeats.ts';
import { advanceIndices } from '../indices/advanceIndices.ts';
import { levelSeries } from '../indices/levelSeries.ts';
import { liquidityAt } from '../indices/liquidity.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import type { IndexFact } from '../indices/types.ts';
import { coverageAt } from '../market/coverage.ts';
import type { EpochDay } from '../market/day.ts';
import { type Panel, rowOf } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { advanceModel } from '../model/advanceModel.ts';
import { publishedBy } from '../model/issueSection.ts';
import type { ModelArtefact } from '../model/types.ts';
import { memberTokens, narrativesByToken } from '../registry/membership.ts';
import type { Registry } from '../registry/types.ts';
import { advanceRotation } from '../rotation/advanceRotation.ts';
import { advanceSignals } from '../signals/advanceSignals.ts';
import { SignalBook } from '../signals/signalBook.ts';
import type { SignalClose } from '../signals/signalClose.ts';
import { signalInputsOf } from '../signals/signalInputs.ts';
import { isFirstOfMonth, isYearEnd } from './calendar.ts';
import { lazyMembers } from './lazyMembers.ts';
import type { Parameters } from './parameters.ts';
import { type CloseViews, rotationCloseOf } from './rotationCloseOf.ts';
import { narrativeSignalSeries, tokenSignalInputs } from './signalInputs.ts';
import { tokenChanges } from './tokenChanges.ts';
import type { DayFacts, EngineState } from './types.ts';

export interface Close {
  readonly panel: Panel;
  readonly day: EpochDay;
  readonly registry: Registry;
  /** False in history and back-tests: an unannounced stop then counts as a delisting on its fourth missing bar. */
  readonly live: boolean;
  /** False leaves heat out: it decides nothing, so a back-test or a training run need not pay for it. True by default. */
  readonly heat?: boolean;
  /** The model fitted last, with its cut-off at or before this close; undefined before the first fit. */
  readonly artefact?: ModelArtefact | undefined;
}

/** A close advanced. */
export interface Advanced {
  readonly state: EngineState;
  readonly facts: DayFacts;
  /** The facts of single tokens without a record of each of the others: for what goes along with a fold. */
  readonly views: CloseViews;
}

/**
 * One step of the fold: the state after `close.day` and everything that close decided (methodology, section 0). Reads
 * rows of the panel up to the close only, and is deterministic: the same state and rows give the same result, bit for bit.
 * The caller advances complete closes in order; throws when the day is outside the panel or not after the state's.
 */
export function advance(state: EngineState, close: Close, params: Parameters): Advanced {
  const { panel, day, registry, live } = close;
  const row = rowOf(panel, day);
  if (row < 0) throw new Error(`advance: day ${day} is outside the panel`);
  if (state.day !== null && day <= state.day) throw new Error(`advance: day ${day} is not after ${state.day}`);

  const skippedDays = skippedThrough(state, day, params);
  const skipped = new Set(skippedDays);
  const liquidity = liquidityAt(panel, row, state.eligible, params, skipped);
  const firstOfMonth = isFirstOfMonth(state.day, day);
  const indices = advanceIndices(
    state.indices,
    {
      panel,
      row,
      day,
      registry,
      liquidity,
      preceding: firstOfMonth ? precedingLiquidity(state, close, skipped, params) : new Map(),
      firstOfMonth,
      live,
    },
    params,
  );
  const levels = new Map(Object.values(indices.states).map((index) => [index.narrative, levelSeries(index)]));
  const members = memberTokens(registry, day);
  const memberPositions = positionsOf(panel, members);
  const eligible = sameAs(
    state.eligible,
    members.filter((_, i) => liquidity.isEligibleAt(memberPositions[i] as number)),
  );
  const matrix = featureMatrix({
    panel,
    row,
    day,
    universe: universeOf(eligible, params),
    narrativesOf: narrativesByToken(registry, day),
    narrativeLevels: levels,
    narrativeBreadth: breadthOf(indices.facts),
    liquidity,
    params,
  });
  const model = advanceModel(
    state.model,
    {
      day,
      matrix,
      liquidity,
      prices: { panel, events: registry.events, skippedDays: skipped },
      artefact: close.artefact,
    },
    params,
  );
  const { issued, omega } = model.fact;
  const grades = advanceGrades(state.grades, {
    matrix,
    day,
    modelScores: issued && publishedBy(issued, 'scores'),
    omega,
    pricedBars: (token) => liquidity.pricedBars(token),
    params,
  });
  const books = signalBooksOf(state);
  const tokenSignals = advanceSignals(
    books.tokens,
    tokenSignalInputs(
      books.tokens,
      { panel, row, members, eligible, probabilities: issued && publishedBy(issued, 'probabilities') },
      params,
    ),
    day,
    omega,
    params,
  );
  const narrativeSignals = advanceSignals(
    books.narratives,
    signalInputsOf(narrativeSignalSeries(levels, indices.facts), params),
    day,
    0,
    params,
  );
  const rotation = advanceRotation(
    state.rotation,
    rotationCloseOf({
      close,
      row,
      indices,
      gradeOf: grades.gradeOf,
      signals: tokenSignals,
      liquidity,
      changes: tokenChanges(close, row, state.rotation, params),
    }),
    params,
  );
  const heat =
    close.heat === false
      ? { states: {}, facts: [] }
      : advanceHeats(state.heat, { panel, row, day, registry, indices, members, eligible }, params);
  const plain = {
    methodologyVersion: params.methodologyVersion,
    day,
    skippedDays,
    eligible,
    indices: indices.states,
    yearBase: isYearEnd(day) ? { day, levels: closingLevels(indices.facts) } : state.yearBase,
    grades: grades.state,
    heat: heat.states,
    model: model.state,
    rotation: rotation.state,
  };
  const next = withSignals(plain, { tokens: tokenSignals.book, narratives: narrativeSignals.book });
  signalBooks.set(next, { tokens: tokenSignals.book, narratives: narrativeSignals.book });
  const facts = {
    day,
    coverage: coverageAt(panel, row, registry, params).share,
    indices: indices.facts,
    heat: heat.facts,
    model: model.fact,
    rotation: rotation.fact,
  };
  return {
    state: next,
    facts: withDetails(facts, { liquidity, grades, tokenSignals, narrativeSignals }),
    views: { gradeOf: grades.gradeOf, signals: tokenSignals, liquidity },
  };
}

const withSignals = lazyMembers<SignalBooks, Pick<EngineState, 'tokenSignals' | 'narrativeSignals'>>({
  tokenSignals: ({ tokens }) => tokens.records,
  narrativeSignals: ({ narratives }) => narratives.records,
});

/** What a close says of each token and each signal: hundreds of records, of which a fold reads none. */
const withDetails = lazyMembers<
  {
    readonly liquidity: LiquidityView;
    readonly grades: AdvancedGrades;
    readonly tokenSignals: SignalClose;
    readonly narrativeSignals: SignalClose;
  },
  Pick<DayFacts, 'liquidity' | 'grades' | 'tokenSignals' | 'narrativeSignals'>
>({
  liquidity: (close) => [...close.liquidity.values()],
  grades: (close) => close.grades.facts,
  tokenSignals: (close) => close.tokenSignals.facts,
  narrativeSignals: (close) => close.narrativeSignals.facts,
});

/**
 * Liquidity at the preceding bar, which a rebalance reads. Judging it with its own outcome as incumbents gives that
 * outcome again, because every staying threshold is at or below its entering one.
 */
function precedingLiquidity(
  state: EngineState,
  { panel }: Close,
  skipped: ReadonlySet<EpochDay>,
  params: Parameters,
): LiquidityView {
  const before = state.day === null ? -1 : rowOf(panel, state.day);
  if (before < 0) return new Map();
  return liquidityAt(panel, before, state.eligible, params, skipped);
}

const universes = new WeakMap<readonly string[], { readonly params: Parameters; readonly tokens: readonly string[] }>();

/** The eligible tokens that are ranked: the same list while the eligible ones are. */
function universeOf(eligible: readonly string[], params: Parameters): readonly string[] {
  let known = universes.get(eligible);
  if (known?.params !== params) {
    known = { params, tokens: eligible.filter((token) => !params.features.excluded.includes(token)) };
    universes.set(eligible, known);
  }
  return known.tokens;
}

interface SignalBooks {
  readonly tokens: SignalBook;
  readonly narratives: SignalBook;
}

/** The columns behind the signals of a state that `advance` made: a fold goes on without a record being written. */
const signalBooks = new WeakMap<EngineState, SignalBooks>();

function signalBooksOf(state: EngineState): SignalBooks {
  return (
    signalBooks.get(state) ?? {
      tokens: SignalBook.of(state.tokenSignals),
      narratives: SignalBook.of(state.narrativeSignals),
    }
  );
}

/** `before` itself where `now` lists the same: what is found once per list need not be found again. */
function sameAs(before: readonly string[], now: readonly string[]): readonly string[] {
  if (before.length !== now.length) return now;
  for (let i = 0; i < now.length; i++) if (now[i] !== before[i]) return now;
  return before;
}

const breadthOf = (facts: readonly IndexFact[]): ReadonlyMap<string, number> =>
  new Map(facts.flatMap(({ narrative, breadth }) => (breadth === undefined ? [] : [[narrative, breadth]])));

const closingLevels = (facts: readonly IndexFact[]): Record<string, number> =>
  Object.fromEntries(facts.map(({ narrative, level }) => [narrative, level]));

function skippedThrough(state: EngineState, day: EpochDay, params: Parameters): readonly EpochDay[] {
  if (state.day === null) return [];
  const between = Array.from({ length: day - state.day - 1 }, (_, i) => (state.day ?? 0) + 1 + i);
  return [...state.skippedDays, ...between].slice(-params.coverage.skippedKept);
}
