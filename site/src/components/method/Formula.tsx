import type { ComponentChildren } from 'preact';
import { ScrollBox } from '../common/ScrollBox.tsx';

/** A formula or a rule in fixed width, scrolling sideways where it must; `says` tells it in words. */
export function Formula({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <figure class="formula">
      <ScrollBox label={says}>
        <pre>{children}</pre>
      </ScrollBox>
      <figcaption>{says}</figcaption>
    </figure>
  );
}
