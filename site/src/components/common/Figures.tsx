import type { ComponentChildren } from 'preact';

/** The few numbers a page is about, in one row that wraps: [what, value]. */
export function Figures({ rows }: { rows: readonly (readonly [what: string, value: ComponentChildren])[] }) {
  return (
    <dl class="figures">
      {rows.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
