import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Copies a text and says whether it worked. */
export function CopyButton({ text, children }: { text: () => string; children: ComponentChildren }) {
  const [said, setSaid] = useState('');
  function copy() {
    // Absent on a page that is not served securely.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    (clipboard?.writeText(text()) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser does not allow copying here: select the table and copy it.'),
    );
  }
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        {children}
      </button>
      <span class="fine" role="status">
        {said}
      </span>
    </>
  );
}
