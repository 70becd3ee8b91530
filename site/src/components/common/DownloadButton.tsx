import type { ComponentChildren } from 'preact';

/** Saves a text as a file, made in the browser. */
export function DownloadButton(props: { name: string; text: () => string; children: ComponentChildren }) {
  const { name, text, children } = props;
  function save() {
    const url = URL.createObjectURL(new Blob([text()], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <button type="button" class="button" onClick={save}>
      {children}
    </button>
  );
}
