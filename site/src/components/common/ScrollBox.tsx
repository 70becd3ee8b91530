import type { ComponentChildren } from 'preact';

/** A table that may be wider than a phone scrolls in here; the page itself never scrolls sideways. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must take the focus, or a keyboard cannot scroll it
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
