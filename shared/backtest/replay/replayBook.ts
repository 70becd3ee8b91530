import type { Parameters } from '../../engine/parameters.ts';
import { convert, drift, emptyBook, settle, touch } from './bookState.ts';
import type { ReplayMarket } from './replayMarket.ts';
import { type BookPath, trade } from './tradeBook.ts';

/** The order a close gives for the next: what is not wanted is sold. Starts empty at every close; first want, then due. */
export interface OrderSheet {
  want(token: number, weight: number): void;
  /** The trade of a token held or wanted is due whatever its size; without a token, of all of them. */
  due(token?: number): void;
}

/**
 * Trades one book through a market by the engine's rules (conversions, drift, haircut, no-trade band, liquidity limit,
 * sells first, buys fitted to the cash net of costs) on flat arrays: the same result as `advanceRotation` gives for the
 * same orders, in a fraction of the time. `decide` is asked after every close's trading. `aumUsd` is the size at NAV 1.
 */
export function replayBook(market: ReplayMarket, aumUsd: number, decide: Decide, params: Parameters): BookPath {
  return replayBooks(market, aumUsd, [decide], params)[0] as BookPath;
}

/** What a book is asked after a close's trading. */
export type Decide = (close: number, order: OrderSheet) => void;

/** Some books through one market, close by close: what all of them read of a close is fetched from memory once. */
export function replayBooks(
  market: ReplayMarket,
  aumUsd: number,
  decides: readonly Decide[],
  params: Parameters,
): BookPath[] {
  const books = decides.map((decide) => replayOf(market, aumUsd, decide, params));
  for (let c = 0; c < market.closes; c++) for (const book of books) book.step(c);
  return books.map(({ path }) => path);
}

function replayOf(market: ReplayMarket, aumUsd: number, decide: Decide, params: Parameters) {
  const { closes, tokens } = market;
  const path: BookPath = {
    navGross: new Float64Array(closes).fill(1),
    navNet: new Float64Array(closes).fill(1),
    turnover: new Float64Array(closes),
    cost: new Float64Array(closes),
    cut: new Float64Array(closes),
  };
  const book = emptyBook(tokens);
  const order: OrderSheet = {
    want(token, weight) {
      touch(book, token);
      book.target[token] = weight;
    },
    due(token) {
      if (token === undefined) for (let k = 0; k < book.count; k++) book.due[book.active[k] as number] = 1;
      else if (book.isActive[token] === 1) book.due[token] = 1;
    },
  };
  const step = (c: number): void => {
    if (c > 0) {
      for (const { from, to, ratio } of market.conversions[c] ?? []) convert(book, from, to, ratio);
      const growth = drift(book, market, c, params);
      path.navGross[c] = (path.navGross[c - 1] as number) * growth;
      path.navNet[c] = (path.navNet[c - 1] as number) * growth;
      settle(book, trade(book, market, c, { aumUsd, growth }, path, params));
    }
    decide(c, order);
    for (const token of market.died[c] ?? []) {
      if (book.isActive[token] === 0) continue;
      book.due[token] = 1;
      book.dead[token] = 1;
    }
  };
  return { path, step };
}
