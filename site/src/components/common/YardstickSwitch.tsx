import type { Yardstick } from '../../data/leagueColumns.ts';

const CHOICES: readonly (readonly [Yardstick, string])[] = [
  ['usd', 'USD'],
  ['bitcoin', 'vs BTC'],
  ['ethereum', 'vs ETH'],
  ['solana', 'vs SOL'],
];

/** Returns in dollars, or relative to a benchmark over the same window. */
export function YardstickSwitch({ value, onChange }: { value: Yardstick; onChange: (value: Yardstick) => void }) {
  return (
    <fieldset class="switch">
      <legend class="sr">Returns measured in</legend>
      {CHOICES.map(([id, name]) => (
        <label key={id}>
          <input type="radio" name="yardstick" value={id} checked={value === id} onChange={() => onChange(id)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
