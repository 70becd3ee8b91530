import type { Parameters } from '../engine/parameters.ts';
import type { GradeBook } from './gradeBook.ts';
import { type GradedClose, gradeFacts } from './gradeFacts.ts';
import type { GradeFact } from './types.ts';

/** The grades after a close, and its facts: made when somebody reads them. */
export class GradeClose {
  readonly book: GradeBook;
  /** Smoothed grades given at this close, points, by position in the panel; NaN = none. */
  readonly grades: Float64Array;
  readonly #told: { readonly close: GradedClose; readonly params: Parameters } | undefined;
  #facts: readonly GradeFact[] | undefined;

  /** `told` is what the facts say again; undefined where the close graded nobody. */
  constructor(
    book: GradeBook,
    grades: Float64Array,
    told?: { readonly close: GradedClose; readonly params: Parameters },
  ) {
    this.book = book;
    this.grades = grades;
    this.#told = told;
  }

  /** In the order of the matrix. */
  get facts(): readonly GradeFact[] {
    this.#facts ??= this.#told === undefined ? [] : gradeFacts(this.#told.close, this.#told.params);
    return this.#facts;
  }
}
