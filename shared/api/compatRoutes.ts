/** One parameter of a route of the compatibility view. Lists are comma-separated and compared without case. */
interface CompatParameter {
  readonly name: string;
  readonly kind: 'list' | 'text' | 'number' | 'date' | 'signal';
  readonly description: string;
}

/** One route of the compatibility view: Token Metrics' API v2 in the names its SDKs expect. */
export interface CompatRoute {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly CompatParameter[];
  /** Must be given. */
  readonly required?: string;
  /** Fields that are always null, because nothing published here is what they mean. */
  readonly nulls: readonly string[];
}

const list = (name: string, description: string): CompatParameter => ({ name, kind: 'list', description });
const least = (name: string, description: string): CompatParameter => ({ name, kind: 'number', description });
const tokenId = list('token_id', "ids of tokens; ours are words, `bitcoin`, not the original's numbers");
const symbol = list('symbol', 'ticker symbols, BTC,ETH');
const category = list('category', 'ids or names of narratives');
const dates: readonly CompatParameter[] = [
  { name: 'startDate', kind: 'date', description: 'first bar, YYYY-MM-DD; the last close alone without either date' },
  { name: 'endDate', kind: 'date', description: 'last bar, YYYY-MM-DD' },
];
const sizes = [
  least('marketcap', 'market capitalisation of at least this, US dollars'),
  least('volume', 'trusted daily volume of at least this, US dollars'),
];
const pages: readonly CompatParameter[] = [
  { name: 'limit', kind: 'number', description: 'rows of a page, 1-1000; 50 without it' },
  { name: 'page', kind: 'number', description: 'page from 1 on; 0 is the first too' },
];
const index: CompatParameter = { name: 'id', kind: 'text', description: 'id of an index: a narrative, or `rotation`' };

export const COMPAT_ROUTES = [
  {
    name: 'tokens',
    path: '/v2/tokens',
    summary: 'Every token',
    parameters: [tokenId, list('token_name', 'names of tokens'), symbol, category, ...pages],
    nulls: ['TM_LINK'],
  },
  {
    name: 'price',
    path: '/v2/price',
    summary: 'Latest accepted prices',
    parameters: [tokenId, symbol, ...pages],
    nulls: [],
  },
  {
    name: 'trader-grades',
    path: '/v2/trader-grades',
    summary: 'Trader Grades by day; the change is in percent of the grade before',
    parameters: [
      ...[tokenId, symbol, category, ...dates, ...sizes],
      least('traderGrade', 'grade of at least this, 0-100'),
      least('traderGradePercentChange', 'change of at least this, percent'),
      ...pages,
    ],
    nulls: ['TA_GRADE', 'QUANT_GRADE'],
  },
  {
    name: 'trading-signals',
    path: '/v2/trading-signals',
    summary: 'State of every signal by day: 1 bullish, 0 neutral, -1 bearish; TOKEN_TREND of the last close only',
    parameters: [
      ...[tokenId, symbol, category, ...dates, ...sizes],
      { name: 'signal', kind: 'signal', description: '1, 0 or -1' },
      ...pages,
    ],
    nulls: ['TRADING_SIGNALS_RETURNS', 'HOLDING_RETURNS', 'TM_INVESTOR_GRADE', 'TM_LINK'],
  },
  {
    name: 'indices',
    path: '/v2/indices',
    summary: 'The narrative indices (passive) and the rotation (active); returns in percent',
    parameters: [{ name: 'indicesType', kind: 'text', description: 'active or passive' }, ...pages],
    nulls: ['TICKER', '24H_VOLUME', 'INDEX_GRADE', 'TOP_GAINERS_ICONS'],
  },
  {
    name: 'indices-holdings',
    path: '/v2/indices-holdings',
    summary: 'What an index holds now; weights in percent',
    parameters: [index],
    required: 'id',
    nulls: ['CG_ID', 'CURRENT_ROI', 'ICON'],
  },
  {
    name: 'indices-performance',
    path: '/v2/indices-performance',
    summary: 'Return of an index since its base by day, percent; of the rotation the forward record, after costs',
    parameters: [index, ...dates, ...pages],
    required: 'id',
    nulls: ['MARKET_CAP', 'VOLUME', 'FDV'],
  },
] as const satisfies readonly CompatRoute[];

export type CompatName = (typeof COMPAT_ROUTES)[number]['name'];
