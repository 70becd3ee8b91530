import type { EpochDay } from '../market/day.ts';
import type { LabelledDate } from './logistic.ts';

/** What the model reads of a close: its tokens old enough to judge, and their scores of the numbered features. */
export interface ModelSection {
  readonly day: EpochDay;
  /** Ascending. */
  readonly tokens: readonly string[];
  /** Tokens x features, row-major. */
  readonly z: Float64Array;
}

/** What became of the tokens eligible at a close, once known. */
export interface Outcome {
  readonly day: EpochDay;
  /** Every token eligible then, ascending. */
  readonly tokens: readonly string[];
  /** Log return over the target's horizon. */
  readonly returns: readonly number[];
  /** 1 = strictly above the median of `returns`, else 0. */
  readonly labels: readonly number[];
}

/** A labelled close in the training set. */
export interface TrainingDate extends LabelledDate {
  readonly day: EpochDay;
  readonly tokens: readonly string[];
}

/** The two models that predict side by side; one of them is published. */
export type ModelKind = 'logistic' | 'trees';

/** What a refit found: everything needed to predict until the next one. JSON-safe; coefficients rounded for hashing. */
export interface ModelArtefact {
  /** The close it was fitted for. */
  readonly cutOff: EpochDay;
  /** Training dates: the first, the last, how many, and the rows they hold. */
  readonly trainedFrom: EpochDay;
  readonly trainedTo: EpochDay;
  readonly dates: number;
  readonly rows: number;
  readonly intercept: number;
  /** In the order of the numbered features. */
  readonly coefficients: readonly number[];
  /** The challenger, refitted less often; null before its first fit. */
  readonly trees: BoostedTrees | null;
}

export interface BoostedTrees {
  readonly cutOff: EpochDay;
  /** Log-odds before the first tree. */
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** A complete binary tree: node n's children are 2n + 1 and 2n + 2; a row goes left when its bin is at or below the split's. */
export interface Tree {
  /** Feature column by inner node. */
  readonly features: readonly number[];
  readonly bins: readonly number[];
  /** Log-odds added, by leaf from left to right. */
  readonly leaves: readonly number[];
}

/** One model's predictions of a close, as issued: rounded as published, in the order of the section's tokens. */
export interface Issued {
  /** Uncalibrated log-odds. */
  readonly scores: readonly number[];
  /** sigmoid(slope x score). */
  readonly probabilities: readonly number[];
  /** Calibration slope in force. */
  readonly slope: number;
}

export interface IssuedSection {
  readonly day: EpochDay;
  /** Cut-off of the artefact that predicted. */
  readonly cutOff: EpochDay;
  readonly tokens: readonly string[];
  /** Which of the two was published. */
  readonly published: ModelKind;
  readonly logistic: Issued;
  readonly trees: Issued | null;
}

/** An issued section sampled on a refit day, with what came of it: the only thing any metric is computed from. */
export interface JudgedSection extends IssuedSection {
  readonly returns: readonly number[];
  readonly labels: readonly number[];
}

/** What later closes need of a judged section. */
export interface JudgedWeek {
  readonly day: EpochDay;
  readonly published: ModelKind;
  readonly labels: readonly number[];
  readonly logistic: JudgedScores;
  readonly trees: JudgedScores | null;
}

export interface JudgedScores {
  readonly slope: number;
  readonly scores: readonly number[];
  /** Spearman's correlation of score and return. */
  readonly rankIc: number;
  /** Of the probabilities as issued. */
  readonly brier: number;
  readonly logLoss: number;
}

/** Recursive state of the model; JSON-safe and small: features and artefacts are kept by the driver. */
export interface ModelState {
  /** Closes whose outcome is still to come, ascending. */
  readonly pending: readonly {
    readonly day: EpochDay;
    readonly tokens: readonly string[];
    /** On refit days, what was issued. */
    readonly sample: IssuedSection | null;
  }[];
  /** Judged weeks ascending, the last `weeks` of calibration and skill. */
  readonly weeks: readonly JudgedWeek[];
  readonly slopes: Readonly<Record<ModelKind, number>>;
  readonly published: ModelKind;
  readonly omega: number;
}

/** What a close says about the model. */
export interface ModelFact {
  readonly day: EpochDay;
  /** Skill weight in force at this close, 0-1. */
  readonly omega: number;
  /** Undefined where the universe is too small. */
  readonly section: ModelSection | undefined;
  /** Undefined also before the first artefact. */
  readonly issued: IssuedSection | undefined;
  /** Outcomes that became known at this close. */
  readonly outcomes: readonly Outcome[];
  /** Samples judged at this close. */
  readonly judged: readonly JudgedSection[];
}
