import { LevelSeries } from '../../../shared/indices/levelSeries.ts';
import type { Liquidity } from '../../../shared/indices/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import type { NarrativeClose, RotationClose } from '../../../shared/rotation/rotationClose.ts';
import type { SignalFact, SignalName } from '../../../shared/signals/types.ts';

/** A close described by what matters to a test; the rest is an easy market: liquid, large, tradable, neutral. */
export interface CloseDescription {
  /** Closes by token over the same consecutive days, this close last; NaN = missing. */
  readonly closes: Readonly<Record<string, readonly number[]>>;
  readonly day?: number;
  /** Rows up to this close; default: all. Later ones are the future. */
  readonly row?: number;
  readonly narratives?: readonly {
    id: string;
    levels: readonly number[];
    members: readonly string[];
    tradable?: boolean;
  }[];
  readonly grades?: Readonly<Record<string, number>>;
  readonly bearish?: readonly string[];
  /** Bearish since this close. */
  readonly flipped?: readonly string[];
  readonly liquidity?: Readonly<Record<string, Partial<Liquidity>>>;
  readonly delisted?: readonly string[];
  readonly conversions?: RotationClose['conversions'];
}

export function closeOf(description: CloseDescription): RotationClose {
  const panel = panelOf(description.closes, description.day ?? 700, description.row);
  const row = description.row ?? panel.days - 1;
  const day = panel.firstDay + row;
  const narratives = (description.narratives ?? []).map(
    ({ id, levels, members, tradable = true }): NarrativeClose => ({
      id,
      members,
      tradable,
      levels: LevelSeries.of(levels.map((level, i) => ({ day: day - levels.length + 1 + i, level }))),
    }),
  );
  const bearish = [...(description.bearish ?? []), ...(description.flipped ?? [])];
  return {
    day,
    panel,
    row,
    narratives,
    grades: Float64Array.from(panel.tokens, (token) => description.grades?.[token] ?? Number.NaN),
    signals: new Map(bearish.map((id) => [id, signalOf(id, day, 'bearish', description.flipped?.includes(id))])),
    liquidity: new Map(panel.tokens.map((id) => [id, { ...liquid(id), ...description.liquidity?.[id] }])),
    delisted: description.delisted ?? [],
    conversions: description.conversions ?? [],
  };
}

/** Ends on `day` at `row`; volumes, supply and flags are not read by the rotation. */
function panelOf(closes: CloseDescription['closes'], day: number, row?: number): Panel {
  const tokens = Object.keys(closes).sort();
  const days = Math.max(1, ...tokens.map((token) => (closes[token] as readonly number[]).length));
  const cells = new Float64Array(tokens.length * days);
  tokens.forEach((token, i) => {
    cells.set(closes[token] as readonly number[], i * days);
  });
  const blank = new Float64Array(cells.length);
  return {
    firstDay: day - (row ?? days - 1),
    days,
    tokens,
    close: cells,
    venueVolume: blank,
    aggregateVolume: blank,
    supply: blank,
    flags: new Uint8Array(cells.length),
  };
}

const liquid = (token: string): Liquidity => ({
  token,
  volumeUsd: 1e9,
  advUsd: 1e9,
  capUsd: 5e9,
  standInSupply: false,
  staleSupply: false,
  pricedBars: 400,
  missingBars: 0,
  eligible: true,
  tradable: true,
  reasons: [],
});

function signalOf(id: string, day: number, signal: SignalName, flipped = false): SignalFact {
  return {
    id,
    day,
    signal,
    probability: 0.41,
    ruleProbability: 0.41,
    modelProbability: undefined,
    trend: -1,
    since: day,
    sincePrice: 1,
    flippedFrom: flipped ? 'neutral' : undefined,
  };
}
