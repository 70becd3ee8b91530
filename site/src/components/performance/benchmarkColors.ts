/** One colour a benchmark, the same in every chart of the page. */
const COLORS: Readonly<Record<string, string>> = {
  bitcoin: '--series-2',
  ethereum: '--series-3',
  solana: '--series-4',
  timed: '--series-5',
  thirds: '--series-7',
  'universe-cap': '--series-8',
  'universe-equal': '--series-6',
  'vol-matched': '--series-rest',
};

export const colorOf = (id: string): string => COLORS[id] ?? '--series-6';

const SHORT: Readonly<Record<string, string>> = {
  bitcoin: 'BTC',
  ethereum: 'ETH',
  solana: 'SOL',
  timed: 'Timed',
  thirds: 'Thirds',
  'universe-cap': 'Cap',
  'universe-equal': 'Equal',
  'vol-matched': 'Vol.',
};

/** What stands at the end of a benchmark's line. */
export const shortOf = (id: string): string => SHORT[id] ?? id.slice(0, 6);
