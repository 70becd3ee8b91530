import type { NarrativeRow } from '../../../shared/contracts/narratives.ts';

/** What returns are measured in: dollars, or relative to a benchmark. */
export const YARDSTICKS = ['usd', 'bitcoin', 'ethereum', 'solana'] as const;
export type Yardstick = (typeof YARDSTICKS)[number];
export type ReturnWindow = 'h24' | 'd7' | 'd30' | 'ytd';
export const LEAGUE_COLUMNS = [
  'name',
  'rank',
  'h24',
  'd7',
  'd30',
  'ytd',
  'heat',
  'stage',
  'breadth',
  'signal',
  'conviction',
  'cap',
] as const;
export type LeagueColumn = (typeof LEAGUE_COLUMNS)[number];

export const RETURN_WINDOWS: readonly (readonly [ReturnWindow, string])[] = [
  ['h24', '24 h'],
  ['d7', '7 d'],
  ['d30', '30 d'],
  ['ytd', 'YTD'],
];

/** From the coldest stage to the hottest. */
const STAGE_ORDER = { dormant: 0, cooling: 1, neutral: 2, emerging: 3, hot: 4, crowded: 5 } as const;
const SIGNAL_ORDER = { bearish: -1, neutral: 0, bullish: 1 } as const;

export function returnOf(row: NarrativeRow, window: ReturnWindow, yardstick: Yardstick): number | null {
  return yardstick === 'usd' ? row.roi.absolute[window] : row.roi.relative[yardstick][window];
}

/** What a narrative is sorted by in a column; null sorts last. */
export function leagueValue(row: NarrativeRow, column: LeagueColumn, yardstick: Yardstick): number | string | null {
  switch (column) {
    case 'name':
      return row.name.toLowerCase();
    case 'rank':
      return row.rank;
    case 'heat':
      return row.heat;
    case 'stage':
      return row.stage === null ? null : STAGE_ORDER[row.stage];
    case 'breadth':
      return row.breadth;
    case 'signal':
      return row.signal === null ? null : SIGNAL_ORDER[row.signal];
    case 'conviction':
      return row.conviction;
    case 'cap':
      return row.cap_usd;
    default:
      return returnOf(row, column, yardstick);
  }
}

/** The direction in which a column is most useful at the first click. */
export const startsDescending = (column: LeagueColumn): boolean => column !== 'name' && column !== 'rank';
