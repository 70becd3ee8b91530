import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useHashTarget } from './useHashTarget.ts';

/** Another page that has more of what a panel shows. */
export interface PanelMore {
  readonly href: string;
  readonly name: string;
}

/** A titled section of the page; `aside` stands right of the title. */
export function Panel(props: {
  id: string;
  title: string;
  note?: ComponentChildren;
  aside?: ComponentChildren;
  class?: string;
  more?: PanelMore;
  children: ComponentChildren;
}) {
  const { id, title, note, aside, more, children } = props;
  const section = useRef<HTMLElement>(null);
  useHashTarget(id, section);
  return (
    <section ref={section} id={id} class={`panel ${props.class ?? ''}`} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {aside}
        {note && <p class="panel-note">{note}</p>}
      </div>
      {children}
      {more && (
        <p class="panel-more">
          <a href={more.href}>{more.name}</a> <span aria-hidden="true">→</span>
        </p>
      )}
    </section>
  );
}
