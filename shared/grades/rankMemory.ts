/**
 * The order that each column of a cross-section had at the date before. Most tokens keep about their place from one day to
 * the next, so sorting from yesterday's order takes a fraction of a sort from nothing. A matter of speed only: whatever is
 * remembered, or nothing, the scores are the same, since equal values share their average rank.
 */
export class RankMemory {
  /** By column: rows of the date, in the order the column had last. */
  readonly #orders: Int32Array[] = [];
  /** By row of the date: the number of its token. */
  #numbers: ArrayLike<number> = [];

  /** Begins a date whose row i is the token numbered `numbers[i]` (small, not negative, its own for ever). */
  open(numbers: ArrayLike<number>): void {
    if (!isSame(numbers, this.#numbers)) {
      const rowOf = rowsByNumber(numbers, this.#numbers);
      const newcomers = newcomersOf(numbers, this.#numbers);
      for (let column = 0; column < this.#orders.length; column++) {
        this.#orders[column] = this.#moved(this.#orders[column] as Int32Array, rowOf, newcomers, numbers.length);
      }
    }
    this.#numbers = numbers;
  }

  /** Rows of the date in the column's last order, newcomers last. Sort it in place: what is left there is remembered. */
  order(column: number): Int32Array {
    let order = this.#orders[column];
    if (order === undefined) {
      order = Int32Array.from({ length: this.#numbers.length }, (_, row) => row);
      this.#orders[column] = order;
    }
    return order;
  }

  /** An order of the rows of the date before as one of the rows of a date. */
  #moved(before: Int32Array, rowOf: Int32Array, newcomers: readonly number[], length: number): Int32Array {
    const order = new Int32Array(length);
    let count = 0;
    for (let i = 0; i < before.length; i++) {
      const row = rowOf[this.#numbers[before[i] as number] as number] as number;
      if (row >= 0) order[count++] = row;
    }
    for (const row of newcomers) order[count++] = row;
    return order;
  }
}

function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** By number of a token: its row in the date, -1 = not in it. */
function rowsByNumber(numbers: ArrayLike<number>, before: ArrayLike<number>): Int32Array {
  const rows = new Int32Array(1 + Math.max(largestOf(numbers), largestOf(before))).fill(-1);
  for (let row = 0; row < numbers.length; row++) rows[numbers[row] as number] = row;
  return rows;
}

/** Rows of tokens that were not in the date before. */
function newcomersOf(numbers: ArrayLike<number>, before: ArrayLike<number>): number[] {
  const known = new Set(Array.from(before));
  const rows: number[] = [];
  for (let row = 0; row < numbers.length; row++) if (!known.has(numbers[row] as number)) rows.push(row);
  return rows;
}

function largestOf(numbers: ArrayLike<number>): number {
  let largest = -1;
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) > largest) largest = numbers[i] as number;
  return largest;
}
