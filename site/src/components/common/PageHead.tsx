import type { ComponentChildren } from 'preact';

/** The head of a page: its first heading, what stands beside it, and one or two sentences under it. */
export function PageHead(props: { title: ComponentChildren; aside?: ComponentChildren; children?: ComponentChildren }) {
  const { title, aside, children } = props;
  return (
    <header class="page-head">
      <div class="page-title">
        <h1>{title}</h1>
        {aside}
      </div>
      {children}
    </header>
  );
}
