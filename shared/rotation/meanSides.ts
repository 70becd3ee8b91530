import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { BLOCK_ROWS } from '../market/rowBlocks.ts';
import { isWhole } from '../market/rowRange.ts';
import { windowDistances } from '../stats/windows/windowDistances.ts';
import { gapToMean } from './gapToMean.ts';

/** On which side of its own short mean a token closes. */
export const Side = { unread: 0, unmeasured: 1, above: 2, notAbove: 3 } as const;

/**
 * Sides of all tokens at the rows `[from, to)`, one row after another: a close reads its own in one sweep. A token's are
 * found for all rows at once, when first asked for; of the rows ahead nothing is told before their turn.
 */
interface Block {
  readonly params: Parameters;
  readonly from: number;
  readonly to: number;
  readonly sides: Uint8Array;
}

const blocks = new WeakMap<Panel, Block>();

/** How many of some tokens, by position in the panel, can be measured at `row`, and how many of those close above their mean. */
export function countSides(
  panel: Panel,
  row: number,
  positions: ArrayLike<number>,
  params: Parameters,
): { readonly measured: number; readonly above: number } {
  const block = blockAt(panel, row, params);
  const count = panel.tokens.length;
  const begin = (row - block.from) * count;
  let measured = 0;
  let above = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number;
    if (block.sides[begin + position] === Side.unread) readToken(block, panel, position);
    const side = block.sides[begin + position];
    if (side !== Side.unmeasured) measured++;
    if (side === Side.above) above++;
  }
  return { measured, above };
}

function blockAt(panel: Panel, row: number, params: Parameters): Block {
  const last = blocks.get(panel);
  if (last !== undefined && last.params === params && row >= last.from && row < last.to) return last;
  const to = Math.min(panel.days, row + BLOCK_ROWS);
  const block = { params, from: row, to, sides: new Uint8Array((to - row) * panel.tokens.length) };
  blocks.set(panel, block);
  return block;
}

const gaps = new Float64Array(BLOCK_ROWS);

function readToken({ params, from, to, sides }: Block, panel: Panel, position: number): void {
  const bars = params.rotation.bars.tokenMean;
  const rows = { begin: position * panel.days, from, to };
  const end = rows.begin + from + 1;
  if (bars > 1 && isWhole(panel.close, rows, bars)) windowDistances(panel.close, end, to - from, bars, gaps);
  else
    for (let i = 0; i < to - from; i++)
      gaps[i] = gapToMean(panel.close, bars, params.features.minWindowShare, rows.begin, end + i) ?? Number.NaN;
  for (let i = 0; i < to - from; i++) {
    const gap = gaps[i] as number;
    const side = Number.isNaN(gap) ? Side.unmeasured : gap > 0 ? Side.above : Side.notAbove;
    sides[i * panel.tokens.length + position] = side;
  }
}
