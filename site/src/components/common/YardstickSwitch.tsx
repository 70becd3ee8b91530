import type { Yardstick } from '../../data/leagueColumns.ts';
import { Switch } from './Switch.tsx';

const CHOICES: readonly (readonly [Yardstick, string])[] = [
  ['usd', 'USD'],
  ['bitcoin', 'vs BTC'],
  ['ethereum', 'vs ETH'],
  ['solana', 'vs SOL'],
];

/** Returns in dollars, or relative to a benchmark over the same window. */
export function YardstickSwitch({ value, onChange }: { value: Yardstick; onChange: (value: Yardstick) => void }) {
  return <Switch legend="Returns measured in" name="yardstick" choices={CHOICES} {...{ value, onChange }} />;
}
