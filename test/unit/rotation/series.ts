/** Geometric series ending at `end`: `step` a bar with a small deterministic wobble, so that volatility is not 0. */
export function drifting(bars: number, step: number, wobble = 0.01, end = 100): number[] {
  const levels: number[] = [];
  let level = 1;
  for (let i = 0; i < bars; i++) {
    level *= Math.exp(step + wobble * Math.sin(2.4 * i + 100 * wobble));
    levels.push(level);
  }
  const last = levels[bars - 1] as number;
  return levels.map((value) => (value * end) / last);
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
