import type { GradePart } from '../data/gradeParts.ts';

const MIDDLE = 50;

/**
 * A grade as a waterfall on 0-100: each part starts where the one before ended, from 50 to the grade. The numbers stand
 * in the table's columns, so the picture says nothing to a screen reader.
 */
export function GradeBars({ parts }: { parts: readonly GradePart[] }) {
  let at = MIDDLE;
  const bars = parts.map((part) => {
    const from = at;
    at += part.points;
    return { ...part, from: Math.min(from, at), width: Math.abs(part.points) };
  });
  return (
    <svg class="grade-bars" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      <rect class="grade-bars-track" y="0" width="100" height="20" />
      {bars.map((bar, row) => (
        <rect
          key={bar.name}
          class={`grade-bar part-${bar.name}`}
          x={bar.from.toFixed(1)}
          y={(row * 20) / bars.length + 0.5}
          width={bar.width.toFixed(1)}
          height={20 / bars.length - 1}
        />
      ))}
      <rect class="grade-bars-middle" x="49.8" width="0.4" height="20" />
    </svg>
  );
}
