import { Missing } from './Missing.tsx';

/** A Trader Grade: letter and points. */
export function GradeTag({ letter, points }: { letter: string | null; points: number | null }) {
  if (points === null) return <Missing why="no grade: a benchmark, not eligible, or fewer than 30 priced days" />;
  return (
    <span class="grade">
      {letter !== null && <span class={`grade-letter letter-${letter}`}>{letter}</span>}
      <span class="grade-points">{points.toFixed(1)}</span>
    </span>
  );
}
