import type { EpochDay } from '../market/day.ts';

/** Weights by token id as fractions of NAV; what is missing to 1 is cash. */
export type Weights = Readonly<Record<string, number>>;

export type ReasonCode =
  | 'NARRATIVE_ENTER'
  | 'NARRATIVE_EXIT_RANK'
  | 'NARRATIVE_EXIT_GATE'
  | 'TOKEN_GRADE'
  | 'SIGNAL_BEARISH'
  | 'CAP'
  | 'VOL_SCALE'
  | 'REGIME'
  | 'DELISTED'
  | 'FALLBACK'
  /** Drift beyond the band, or the rest of a trade the liquidity limit cut. */
  | 'DRIFT'
  | 'LIQUIDITY_REST';

/** Conviction score of a narrative at a close; `undefined` score = fails (young or flat index). */
export interface NarrativeScore {
  readonly narrative: string;
  readonly score: number | undefined;
  /** 1 = best, over all narratives with a score, before gating; undefined without one. */
  readonly rank: number | undefined;
  readonly x7: number | undefined;
  readonly x14: number | undefined;
  readonly x30: number | undefined;
  /** Simple return of the index over 14 closes, fraction. */
  readonly r14: number | undefined;
  readonly aboveSma20: boolean;
  readonly tradable: boolean;
  readonly qualifyingTokens: number;
  /** All of: r14 > 0, level above its 20-bar mean, x30 > 0, tradable, a qualifying token. */
  readonly gate: boolean;
}

/** One of the seven sleeves. */
export interface Tranche {
  readonly decidedOn: EpochDay;
  readonly narratives: readonly string[];
  /** Tokens held by narrative, by grade at decision. */
  readonly tokens: Readonly<Record<string, readonly string[]>>;
  /** The vector after exposure: sums to at most 1. Removed tokens' weight is cash until the tranche re-decides. */
  readonly weights: Weights;
  /** Exposure applied at its decision; 0 once the regime sent it to cash. */
  readonly exposure: number;
  /** What the decision clipped: a cap is explained when it begins to bind, not at every decision. */
  readonly capped: { readonly tokens: readonly string[]; readonly narratives: readonly string[] };
}

export interface Regime {
  readonly btcAboveSma50: boolean;
  /** Share of eligible tokens above their 20-bar mean. */
  readonly breadth: number | undefined;
  readonly breadthAboveThreshold: boolean;
  readonly exposure: number;
}

/** Explanation of a move: what was tested, with the numbers. */
export interface Explanation {
  readonly rule: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly threshold: number | null;
  }[];
  /** The best alternative that was not taken, if any. */
  readonly runnerUp: string | null;
  /** The smallest change that would have reversed the move, in words with its number; null where none is defined. */
  readonly reversal: string | null;
}

/** A change the decision at a close asks for, in a tranche or in the whole portfolio. */
export interface Decision {
  readonly day: EpochDay;
  /** 0-6, or null for a portfolio-wide one. */
  readonly tranche: number | null;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
  readonly token: string | null;
  readonly explanation: Explanation;
}

/** An executed trade at a close. Weights are fractions of NAV; cost is a fraction of NAV. */
export interface Trade {
  readonly token: string;
  readonly dw: number;
  readonly price: number;
  readonly cost: number;
  readonly reasons: readonly ReasonCode[];
}

/** Orders decided at one close for the next. */
export interface PendingOrder {
  readonly decidedOn: EpochDay;
  /** The target T: scaled mean of the tranche vectors. */
  readonly target: Weights;
  /** Tokens whose trade is due whatever its size (a decision or an exit touched them), with the reasons. */
  readonly due: Readonly<Record<string, readonly ReasonCode[]>>;
  /** Volatility scale in `target`, and the one of the order before: tells a trade owed to the scale from drift. */
  readonly scale: number;
  readonly scaleBefore: number;
}

/** A book: what a portfolio holds, gross and net of costs. */
export interface Book {
  readonly navGross: number;
  readonly navNet: number;
  /** Drifted net weights after the last close's trading. */
  readonly weights: Weights;
}

export interface RotationState {
  /** Index = tranche 0-6; null = has not decided yet (cash). */
  readonly tranches: readonly (Tranche | null)[];
  readonly pending: PendingOrder | null;
  readonly book: Book;
  /** Last close's price used per held token, for the drift. */
  readonly lastPrices: Readonly<Record<string, number>>;
}

/** What a close says about the rotation. */
export interface RotationFact {
  readonly day: EpochDay;
  readonly regime: Regime;
  readonly scores: readonly NarrativeScore[];
  readonly decisions: readonly Decision[];
  readonly trades: readonly Trade[];
  readonly cost: number;
  readonly turnover: number;
  readonly book: Book;
  readonly target: Weights;
  readonly scale: number;
  /** Number of tranches (0-7) holding a narrative, a token. */
  readonly narrativeConviction: Readonly<Record<string, number>>;
  readonly tokenConviction: Readonly<Record<string, number>>;
}
