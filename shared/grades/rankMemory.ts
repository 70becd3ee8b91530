/**
 * The order that each column of a cross-section had at the date before, by token. Most tokens keep about their place from
 * one day to the next, so sorting from yesterday's order takes a fraction of a sort from nothing. A matter of speed only:
 * whatever is remembered, or nothing, the scores are the same, since equal values share their average rank.
 */
export class RankMemory {
  /** By column: numbers of the tokens, ascending by value. */
  readonly #orders: Int32Array[] = [];
  #numbers: ArrayLike<number> = [];
  /** By number of a token: its row in the present cross-section; -1 = not in it. */
  #rowOf: Int32Array = new Int32Array(0);
  /** Rows of tokens that were not in the cross-section before. */
  #newcomers: number[] = [];

  /** Begins a date whose row i is the token numbered `numbers[i]` (small, not negative, its own for ever). */
  open(numbers: ArrayLike<number>): void {
    const before = this.#orders[0] ?? new Int32Array(0);
    this.#numbers = numbers;
    this.#rowOf = rowsByNumber(numbers, before);
    const known = new Uint8Array(this.#rowOf.length);
    for (const number of before) known[number] = 1;
    this.#newcomers = [];
    for (let row = 0; row < numbers.length; row++) if (known[numbers[row] as number] === 0) this.#newcomers.push(row);
  }

  /** Writes the rows of the date in the column's order of the date before, newcomers last. */
  recall(column: number, rows: Int32Array): void {
    const order = this.#orders[column];
    const rowOf = this.#rowOf;
    let count = 0;
    for (let i = 0; order !== undefined && i < order.length; i++) {
      const row = rowOf[order[i] as number] as number;
      if (row >= 0) rows[count++] = row;
    }
    for (const row of this.#newcomers) rows[count++] = row;
  }

  /** Keeps the order of a column for the next date. */
  keep(column: number, rows: Int32Array): void {
    let order = this.#orders[column];
    if (order?.length !== rows.length) {
      order = new Int32Array(rows.length);
      this.#orders[column] = order;
    }
    for (let i = 0; i < rows.length; i++) order[i] = this.#numbers[rows[i] as number] as number;
  }
}

function rowsByNumber(numbers: ArrayLike<number>, before: Int32Array): Int32Array {
  let largest = -1;
  for (const number of before) if (number > largest) largest = number;
  for (let row = 0; row < numbers.length; row++)
    if ((numbers[row] as number) > largest) largest = numbers[row] as number;
  const rows = new Int32Array(largest + 1).fill(-1);
  for (let row = 0; row < numbers.length; row++) rows[numbers[row] as number] = row;
  return rows;
}
