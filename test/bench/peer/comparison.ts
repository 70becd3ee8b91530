/** How far the two programs' numbers of one kind lie apart. */
export interface Agreement {
  readonly what: string;
  /** Numbers compared; one that only one of the two has counts, as infinitely far. */
  readonly cells: number;
  readonly largest: number;
  /** Those further apart than the tolerance. */
  readonly beyond: number;
  readonly tolerance: number;
  readonly relative: boolean;
  /** Share of the cells that may lie beyond it. */
  readonly allowed: number;
}

/** Counts the differences of one kind of number. */
export class Comparison {
  readonly #rules: Pick<Agreement, 'what' | 'tolerance' | 'relative' | 'allowed'>;
  #cells = 0;
  #largest = 0;
  #beyond = 0;

  constructor(what: string, tolerance: number, { relative = false, allowed = 0 } = {}) {
    this.#rules = { what, tolerance, relative, allowed };
  }

  /** Undefined and NaN both mean that there is no number. */
  add(engine: number | undefined, peer: number | undefined): void {
    const own = engine ?? Number.NaN;
    const other = peer ?? Number.NaN;
    if (Number.isNaN(own) && Number.isNaN(other)) return;
    const apart = Math.abs(own - other) / (this.#rules.relative ? Math.abs(own) : 1);
    const difference = own === other ? 0 : Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
    this.#cells++;
    if (difference > this.#largest) this.#largest = difference;
    if (difference > this.#rules.tolerance) this.#beyond++;
  }

  get agreement(): Agreement {
    // JSON knows no infinity.
    const largest = Number.isFinite(this.#largest) ? this.#largest : Number.MAX_VALUE;
    return { ...this.#rules, cells: this.#cells, largest, beyond: this.#beyond };
  }
}

/** Whether so many cells agree as have to; of no cell nothing was shown. */
export const agrees = ({ cells, beyond, allowed }: Agreement): boolean => cells > 0 && beyond <= allowed * cells;

/** One line for a person. */
export function describe(agreement: Agreement): string {
  const { what, cells, largest, beyond, tolerance, relative } = agreement;
  const kind = relative ? 'relative ' : '';
  return `${what}: ${cells} compared, largest ${kind}difference ${largest.toExponential(1)}, ${beyond} above ${tolerance}`;
}
