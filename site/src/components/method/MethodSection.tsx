import type { ComponentChildren } from 'preact';
import { ParameterTable } from './ParameterTable.tsx';

/** One section of the methodology: text, then its parameters as the engine has them. */
export function MethodSection(props: {
  id: string;
  number: number;
  title: string;
  /** Groups of the parameter object this section explains. */
  parameters: Readonly<Record<string, unknown>>;
  children: ComponentChildren;
}) {
  const { id, number, title, parameters, children } = props;
  return (
    <section id={id} class="panel method-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <span class="section-number">{number}</span> {title}
      </h2>
      <div class="prose">{children}</div>
      <ParameterTable of={parameters} section={title} />
    </section>
  );
}

/** What is known for it and against it, told apart from the rules. */
export function Evidence({ children }: { children: ComponentChildren }) {
  return (
    <aside class="evidence">
      <h3>Evidence and limits</h3>
      {children}
    </aside>
  );
}
