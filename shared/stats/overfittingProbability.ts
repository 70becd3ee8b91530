export interface Overfitting {
  /** Share of splits in which the best configuration in sample ranks in the lower half out of sample. */
  readonly probability: number;
  /** One per split, ln(w / (1 - w)) of that rank, splits in lexicographic order. */
  readonly logits: readonly number[];
}

/** Sum and sum of squares of one configuration's returns in one block. */
interface Block {
  readonly sum: number;
  readonly squares: number;
}

/**
 * Probability of back-test overfitting by combinatorially symmetric cross-validation: rows are cut into `blocks` (even)
 * equal runs; every half of them is once the sample in which the configuration of best Sharpe is chosen, and its rank
 * among the others on the other half gives `w = (strictly worse + 1) / (N + 1)`. Rows that fill no block are left out at
 * the end. `columns`: returns by configuration, equally long. Undefined under two configurations or two rows a block.
 * Source: Bailey, Borwein, Lopez de Prado and Zhu, Journal of Computational Finance 20(4), 2017.
 */
export function overfittingProbability(columns: readonly ArrayLike<number>[], blocks: number): Overfitting | undefined {
  const size = Math.floor((columns[0]?.length ?? 0) / blocks);
  if (columns.length < 2 || size < 2) return undefined;
  const cut = columns.map((column) => blocksOf(column, blocks, size));
  const rows = (size * blocks) / 2;
  const logits = halvesOf(blocks).map((inSample) => {
    const inside = cut.map((column) => sharpeOf(column, inSample, true, rows));
    const outside = cut.map((column) => sharpeOf(column, inSample, false, rows));
    const chosen = outside[inside.indexOf(Math.max(...inside))] as number;
    const rank = (outside.filter((sharpe) => sharpe < chosen).length + 1) / (columns.length + 1);
    return Math.log(rank / (1 - rank));
  });
  return { probability: logits.filter((logit) => logit <= 0).length / logits.length, logits };
}

function blocksOf(column: ArrayLike<number>, blocks: number, size: number): readonly Block[] {
  return Array.from({ length: blocks }, (_, block) => {
    let sum = 0;
    let squares = 0;
    for (let i = block * size; i < (block + 1) * size; i++) {
      sum += column[i] as number;
      squares += (column[i] as number) ** 2;
    }
    return { sum, squares };
  });
}

/** Sharpe ratio (ddof 1) over the blocks inside the half, or outside it; flat returns count as 0. */
function sharpeOf(column: readonly Block[], half: ReadonlySet<number>, inside: boolean, rows: number): number {
  let sum = 0;
  let squares = 0;
  column.forEach((block, i) => {
    if (half.has(i) !== inside) return;
    sum += block.sum;
    squares += block.squares;
  });
  const variance = (squares - sum ** 2 / rows) / (rows - 1);
  return variance > 0 ? sum / rows / Math.sqrt(variance) : 0;
}

/** Every half of `0..blocks-1`, lexicographic. */
function halvesOf(blocks: number): readonly ReadonlySet<number>[] {
  const halves: ReadonlySet<number>[] = [];
  const grow = (chosen: readonly number[], from: number): void => {
    if (chosen.length === blocks / 2) {
      halves.push(new Set(chosen));
      return;
    }
    for (let block = from; block < blocks; block++) grow([...chosen, block], block + 1);
  };
  grow([], 0);
  return halves;
}
