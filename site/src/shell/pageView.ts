import type { ComponentType } from 'preact';
import type { Snapshot } from '../data/snapshot.ts';

/**
 * One page as the shell draws it, at the build and in the browser alike. `Facts` is what the build knows without any
 * price (names, memberships); it travels in the HTML as JSON, so it must survive JSON.
 */
export interface PageView<Facts = null> {
  /** The first heading while there is no snapshot; `Body` draws its own. */
  heading(facts: Facts): string;
  /** Anchors of the strip's "On this page": id of a section and its short name. */
  readonly sections: readonly (readonly [id: string, name: string])[];
  /** What can be read without any data, under the heading until the snapshot is there. */
  readonly Intro?: ComponentType<{ facts: Facts }>;
  /** All of the page, inside `<main>`; drawn anew with every snapshot, its state kept. */
  readonly Body: ComponentType<{ facts: Facts; snapshot: Snapshot }>;
}
