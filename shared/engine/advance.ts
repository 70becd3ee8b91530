import { advanceGrades } from '../grades/advanceGrades.ts';
import { featureMatrix } from '../grades/features.ts';
import { GradeBook } from '../grades/gradeBook.ts';
import type { FeatureInput } from '../grades/rawFeatures.ts';
import { advanceHeats } from '../heat/advanceHeats.ts';
import { advanceIndices } from '../indices/advanceIndices.ts';
import type { IndexAtClose } from '../indices/indicesAtClose.ts';
import { liquidityAt } from '../indices/liquidity.ts';
import type { LiquidityTable } from '../indices/liquidityTable.ts';
import type { LiquidityView } from '../indices/liquidityView.ts';
import { RunningIndices } from '../indices/runningIndices.ts';
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
import { RotationColumns } from '../rotation/rotationColumns.ts';
import { advanceSignals } from '../signals/advanceSignals.ts';
import { SignalBook } from '../signals/signalBook.ts';
import { isFirstOfMonth, isYearEnd } from './calendar.ts';
import { withFacts } from './closeFacts.ts';
import { lazyMembers, sourceOf } from './lazyMembers.ts';
import type { Parameters } from './parameters.ts';
import { type CloseViews, rotationCloseOf } from './rotationCloseOf.ts';
import { narrativeSignalInputs, tokenSignalInputs } from './signalInputs.ts';
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
  const before = columnsOf(state);
  const indices = advanceIndices(
    before.indices,
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
  const members = memberTokens(registry, day);
  const eligible = eligibleAmong(members, panel, liquidity, state.eligible);
  const matrix = featureMatrix({
    panel,
    row,
    day,
    universe: universeOf(eligible, params),
    narrativesOf: narrativesByToken(registry, day),
    ...narrativeInputs(indices.byNarrative),
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
  const grades = advanceGrades(before.grades, {
    matrix,
    day,
    modelScores: issued && publishedBy(issued, 'scores'),
    omega,
    liquidity,
    panel,
    params,
  });
  const tokenSignals = advanceSignals(
    before.tokens,
    tokenSignalInputs(
      before.tokens,
      { panel, row, members, eligible, probabilities: issued && publishedBy(issued, 'probabilities') },
      params,
    ),
    day,
    omega,
    params,
  );
  const narrativeSignals = advanceSignals(before.narratives, narrativeSignalInputs(indices, params), day, 0, params);
  const rotation = advanceRotation(
    before.rotation,
    rotationCloseOf({
      close,
      row,
      indices: indices.byNarrative,
      grades: grades.grades,
      signals: tokenSignals,
      liquidity,
      changes: tokenChanges(close, row, before.rotation, params),
    }),
    params,
  );
  const heat =
    close.heat === false
      ? { states: {}, facts: [] }
      : advanceHeats(
          state.heat,
          { panel, row, day, registry, members, eligible, indices: { states: indices.records, facts: indices.facts } },
          params,
        );
  const plain = {
    methodologyVersion: params.methodologyVersion,
    day,
    skippedDays,
    eligible,
    yearBase: isYearEnd(day) ? { day, levels: closingLevels(indices.byNarrative) } : state.yearBase,
    heat: heat.states,
    model: model.state,
  };
  const said = {
    day,
    coverage: coverageAt(panel, row, registry, params).share,
    heat: heat.facts,
    model: model.fact,
  };
  const advanced = {
    state: withRecords(plain, {
      rotation: rotation.columns,
      indices,
      grades: grades.book,
      tokens: tokenSignals.book,
      narratives: narrativeSignals.book,
    }),
    views: { indices: indices.byNarrative, grades: grades.grades, signals: tokenSignals, liquidity },
  };
  return withFacts(advanced, { plain: said, rotation, indices, liquidity, grades, tokenSignals, narrativeSignals });
}

/** What a state is made of where `advance` made it. */
interface Columns {
  readonly rotation: RotationColumns;
  readonly indices: RunningIndices;
  readonly grades: GradeBook;
  readonly tokens: SignalBook;
  readonly narratives: SignalBook;
}

const withRecords = lazyMembers<
  Columns,
  Pick<EngineState, 'rotation' | 'indices' | 'grades' | 'tokenSignals' | 'narrativeSignals'>
>({
  rotation: ({ rotation }) => rotation.state,
  indices: ({ indices }) => indices.records,
  grades: ({ grades }) => grades.records,
  tokenSignals: ({ tokens }) => tokens.records,
  narrativeSignals: ({ narratives }) => narratives.records,
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

/** The eligible members, ascending: the list before, while it lists the same. */
function eligibleAmong(
  members: readonly string[],
  panel: Panel,
  liquidity: LiquidityTable,
  before: readonly string[],
): readonly string[] {
  const positions = positionsOf(panel, members);
  const known = positionsOf(panel, before);
  const anew = (): readonly string[] => members.filter((_, i) => liquidity.isEligibleAt(positions[i] as number));
  let same = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number;
    if (!liquidity.isEligibleAt(position)) continue;
    if (same === known.length || position !== known[same]) return anew();
    same++;
  }
  return same === known.length ? before : anew();
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

/** The columns of a state: a fold goes on from those it was made of, without a record being written. */
function columnsOf(state: EngineState): Columns {
  return (
    (sourceOf(state) as Columns | undefined) ?? {
      rotation: RotationColumns.of(state.rotation),
      indices: RunningIndices.of(state.indices),
      grades: GradeBook.of(state.grades),
      tokens: SignalBook.of(state.tokenSignals),
      narratives: SignalBook.of(state.narrativeSignals),
    }
  );
}

/** What the features of tokens read of their narratives. */
function narrativeInputs(
  indices: ReadonlyMap<string, IndexAtClose>,
): Pick<FeatureInput, 'narrativeLevels' | 'narrativeBreadth'> {
  return {
    narrativeLevels: { get: (narrative) => indices.get(narrative)?.index.moving.levels.values },
    narrativeBreadth: { get: (narrative) => indices.get(narrative)?.breadth },
  };
}

const closingLevels = (indices: ReadonlyMap<string, IndexAtClose>): Record<string, number> =>
  Object.fromEntries([...indices].map(([narrative, { index }]) => [narrative, index.level]));

function skippedThrough(state: EngineState, day: EpochDay, params: Parameters): readonly EpochDay[] {
  if (state.day === null) return [];
  if (day === state.day + 1) return state.skippedDays;
  const between = Array.from({ length: day - state.day - 1 }, (_, i) => (state.day ?? 0) + 1 + i);
  return [...state.skippedDays, ...between].slice(-params.coverage.skippedKept);
}
