import { useState } from 'preact/hooks';
import { amountOf } from './amountOf.ts';

/** Orders smaller than this are not worth placing, or not accepted by an exchange. */
export function MinimumOrder({ value, onChange }: { value: number; onChange: (usd: number) => void }) {
  const [text, setText] = useState(String(value));
  const amount = amountOf(text);
  return (
    <label class="field">
      <span>Smallest order, US dollars</span>
      <input
        type="text"
        inputMode="decimal"
        size={8}
        value={text}
        aria-invalid={'what' in amount}
        onInput={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          const read = amountOf(next);
          if ('value' in read) onChange(read.value);
        }}
      />
      {'what' in amount && (
        <span class="fine">
          {amount.what}; {amount.todo}
        </span>
      )}
    </label>
  );
}
