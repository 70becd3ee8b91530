import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from './panel.ts';
import { BLOCK_ROWS } from './rowBlocks.ts';

/** Where the numbers of a token go: those of row `from + i` begin at `values[at + i * step]`. */
export interface Cells {
  readonly values: Float64Array;
  readonly at: number;
  readonly step: number;
}

/** Writes a token's numbers for each row of `[from, to)`; those of a row may depend on its cells and on earlier rows' only. */
export type WriteCells = (
  panel: Panel,
  position: number,
  from: number,
  to: number,
  cells: Cells,
  params: Parameters,
) => void;

/**
 * Numbers of tokens at the rows `[from, to)`, computed as in `rowBlocks` for all of these rows of a token when one is asked
 * for, but laid out row after row, token after token: a close that asks for a few numbers of most tokens reads its own in one
 * sweep instead of fetching each from a place of its own.
 */
export class RowTable {
  readonly values: Float64Array;
  readonly params: Parameters;
  readonly #panel: Panel;
  readonly #from: number;
  readonly #to: number;
  readonly #width: number;
  readonly #write: WriteCells;
  /** 1 = the token's numbers are there. */
  readonly #written: Uint8Array;
  #isWhole = false;

  constructor(panel: Panel, from: number, width: number, write: WriteCells, params: Parameters, memory?: Float64Array) {
    const to = Math.min(panel.days, from - (from % BLOCK_ROWS) + BLOCK_ROWS);
    const cells = (to - from) * panel.tokens.length * width;
    this.values = memory !== undefined && memory.length >= cells ? memory : new Float64Array(cells);
    this.params = params;
    this.#panel = panel;
    this.#from = from;
    this.#to = to;
    this.#width = width;
    this.#write = write;
    this.#written = new Uint8Array(panel.tokens.length);
  }

  holds(row: number): boolean {
    return row >= this.#from && row < this.#to;
  }

  /** Index in `values` of a token's first number at a row that the table holds. */
  at(position: number, row: number): number {
    if (this.#written[position] === 0) this.#writeToken(position);
    return ((row - this.#from) * this.#written.length + position) * this.#width;
  }

  /** The numbers of all tokens at a row that the table holds. */
  row(row: number): Float64Array {
    const count = this.#written.length;
    if (!this.#isWhole) for (let position = 0; position < count; position++) this.at(position, row);
    this.#isWhole = true;
    const start = (row - this.#from) * count * this.#width;
    return this.values.subarray(start, start + count * this.#width);
  }

  #writeToken(position: number): void {
    const cells = { values: this.values, at: position * this.#width, step: this.#written.length * this.#width };
    this.#write(this.#panel, position, this.#from, this.#to, cells, this.params);
    this.#written[position] = 1;
  }
}

/** The table that holds a row, `width` numbers a token. The next one is written over it, unless it is kept. */
export function rowTables(
  width: number,
  write: WriteCells,
  isKept = false,
): (panel: Panel, row: number, params: Parameters) => RowTable {
  const known = new WeakMap<Panel, RowTable>();
  return (panel, row, params) => {
    let table = known.get(panel);
    if (table?.params !== params || !table.holds(row)) {
      table = new RowTable(panel, row, width, write, params, isKept ? undefined : table?.values);
      known.set(panel, table);
    }
    return table;
  };
}
