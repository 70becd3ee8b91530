import type { Parameters } from '../../engine/parameters.ts';
import { CELL, cellAt, type ReplayMarket } from './replayMarket.ts';

/** A book under replay, by token position. */
export interface BookState {
  readonly held: Float64Array;
  /** Price a held token was last valued at. */
  readonly basis: Float64Array;
  readonly now: Float64Array;
  readonly target: Float64Array;
  readonly due: Uint8Array;
  readonly dead: Uint8Array;
  /** Trade planned at this close, of the tokens in `trading`. */
  readonly planned: Float64Array;
  readonly trading: Int32Array;
  /** Tokens held or wanted, in no order: `active[0..count)`. */
  readonly active: Int32Array;
  readonly isActive: Uint8Array;
  count: number;
}

/** A book in cash. */
export function emptyBook(tokens: number): BookState {
  const floats = () => new Float64Array(tokens);
  const bytes = () => new Uint8Array(tokens);
  return {
    held: floats(),
    basis: floats().fill(Number.NaN),
    now: floats(),
    target: floats(),
    due: bytes(),
    dead: bytes(),
    planned: floats(),
    trading: new Int32Array(tokens),
    active: new Int32Array(tokens),
    isActive: bytes(),
    count: 0,
  };
}

/** Makes a token one that the book looks at. */
export function touch(book: BookState, token: number): void {
  if (book.isActive[token] === 1) return;
  book.isActive[token] = 1;
  book.active[book.count++] = token;
}

/** A registered conversion: holding, order and price basis pass to the successor; `ratio` is new tokens per old one. */
export function convert(book: BookState, from: number, to: number, ratio: number): void {
  if (book.isActive[from] === 0) return;
  const { held, basis, target, due } = book;
  touch(book, to);
  const [moved, own] = [held[from] as number, held[to] as number];
  if (moved > 0) {
    const moving = (basis[from] as number) / ratio;
    basis[to] = own > 0 ? (moved + own) / (moved / moving + own / (basis[to] as number)) : moving;
  }
  held[to] = own + moved;
  target[to] = (target[to] as number) + (target[from] as number);
  due[to] = (due[to] as number) | (due[from] as number);
  held[from] = 0;
  target[from] = 0;
  due[from] = 0;
}

/**
 * Revalues what is held at a close, the haircut on what died unpriced; returns NAV's growth. `held` is left as a share of
 * the NAV before: `trade` divides by the growth.
 */
export function drift(book: BookState, market: ReplayMarket, close: number, params: Parameters): number {
  const { held, basis, now, active } = book;
  let growth = 1;
  for (let k = 0; k < book.count; k++) {
    const token = active[k] as number;
    const price = market.cells[cellAt(market.tokens, close, token) + CELL.price] as number;
    const carried = (basis[token] as number) * (book.dead[token] === 1 ? 1 - params.index.haircut : 1);
    now[token] = Number.isNaN(price) ? carried : price;
    if (held[token] === 0) continue;
    const value = (held[token] as number) * ((now[token] as number) / (basis[token] as number));
    growth += value - (held[token] as number);
    held[token] = value;
  }
  return growth;
}

/** Keeps what is held or still due, as shares of the `left` part of NAV and at its new price basis; clears the order. */
export function settle(book: BookState, left: number): void {
  const { held, basis, now, target, due, dead, active, isActive } = book;
  let kept = 0;
  for (let k = 0; k < book.count; k++) {
    const token = active[k] as number;
    target[token] = 0;
    dead[token] = 0;
    const weight = Math.max((held[token] as number) / left, 0);
    held[token] = weight;
    if (weight === 0 && due[token] === 0) {
      isActive[token] = 0;
      continue;
    }
    basis[token] = weight === 0 ? Number.NaN : (now[token] as number);
    active[kept++] = token;
  }
  book.count = kept;
}
