import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from './panel.ts';

/** A matter of speed and memory only: the most rows computed at a time. */
export const BLOCK_ROWS = 32;

/** Some numbers of one token at the rows `[from, to)`, row after row. */
export interface RowBlock {
  readonly from: number;
  readonly to: number;
  readonly values: Float64Array;
}

/**
 * Writes `width` numbers for each row of `[from, to)` of the token at `position` into `values`. What it writes for a row
 * may depend on the cells of that row and of rows before it only.
 */
export type WriteRows = (
  panel: Panel,
  position: number,
  from: number,
  to: number,
  values: Float64Array,
  params: Parameters,
) => void;

/** Finds the block that holds a row of the token at a position. */
export type FindBlock = (position: number, row: number) => RowBlock;

/**
 * Numbers a fold asks of every token at every row, computed for some rows of one token at a time: its cells are then read
 * once and in order, where a row of all tokens after another would fetch them from memory again and again. Of the rows
 * computed ahead nothing is told before their turn, and by the rule of `WriteRows` none changes a number of an earlier
 * row. Kept by panel, which must not change afterwards.
 */
export function rowBlocks(width: number, write: WriteRows): (panel: Panel, params: Parameters) => FindBlock {
  const known = new WeakMap<Panel, { readonly params: Parameters; readonly find: FindBlock }>();
  return (panel, params) => {
    let blocks = known.get(panel);
    if (blocks?.params !== params) {
      blocks = { params, find: finder(panel, params, width, write) };
      known.set(panel, blocks);
    }
    return blocks.find;
  };
}

function finder(panel: Panel, params: Parameters, width: number, write: WriteRows): FindBlock {
  const blocks = new Array<RowBlock | undefined>(panel.tokens.length).fill(undefined);
  return (position, row) => {
    const last = blocks[position];
    if (last !== undefined && row >= last.from && row < last.to) return last;
    // Blocks end at the same rows for all tokens, so that what kernels share, the market's moments, is found once.
    const to = Math.min(panel.days, row - (row % BLOCK_ROWS) + BLOCK_ROWS);
    const values = last?.values ?? new Float64Array(BLOCK_ROWS * width);
    write(panel, position, row, to, values, params);
    const block = { from: row, to, values };
    blocks[position] = block;
    return block;
  };
}
