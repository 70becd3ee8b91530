import { useState } from 'preact/hooks';

const LARGEST_BYTES = 1_000_000;
const EXAMPLE = 'BTC 0.5\nETH 4\nUSD 2500';

/** The text of the holdings: typed, pasted, or read from a file that is dropped or chosen. */
export function HoldingsInput({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  async function take(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > LARGEST_BYTES) return setSaid(`${file.name} is larger than a megabyte: is it a list of holdings?`);
    onChange(await file.text());
    setSaid(`Read ${file.name}.`);
  }
  function drop(event: DragEvent) {
    const file = event.dataTransfer?.files[0];
    setOver(false);
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  }
  return (
    <div class="holdings-input">
      <label for="holdings-text">
        One line for each: a symbol and how many, or a CSV with such columns. <code>USD</code> is cash.
      </label>
      <textarea
        id="holdings-text"
        class={over ? 'over' : ''}
        rows={9}
        spellcheck={false}
        autocomplete="off"
        placeholder={EXAMPLE}
        value={text}
        onInput={(event) => onChange(event.currentTarget.value)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      />
      <p class="table-actions">
        <label class="button file">
          Read a CSV file
          <input
            class="sr"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
        {text !== '' && (
          <button type="button" class="button" onClick={() => onChange('')}>
            Forget them
          </button>
        )}
        <span class="fine" role="status">
          {said}
        </span>
      </p>
    </div>
  );
}
