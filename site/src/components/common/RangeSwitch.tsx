import { Switch } from './Switch.tsx';

/** The windows of every history. */
export const RANGES = ['7d', '30d', '90d', '1y', 'all'] as const;
export type Range = (typeof RANGES)[number];

const NAMES: Readonly<Record<Range, string>> = { '7d': '7 d', '30d': '30 d', '90d': '90 d', '1y': '1 y', all: 'All' };

export function RangeSwitch({ value, onChange }: { value: Range; onChange: (value: Range) => void }) {
  const choices = RANGES.map((range) => [range, NAMES[range]] as const);
  return <Switch legend="Range of the chart" name="range" choices={choices} {...{ value, onChange }} />;
}
