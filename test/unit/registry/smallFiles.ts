interface Alias {
  readonly kind: string;
  readonly value: string;
  readonly from?: string;
  readonly to?: string | null;
}

/** The smallest consistent registry with every kind of row; fresh objects each time, so that a test may break one. */
export function smallFiles() {
  const open = (kind: string, value: string): Alias => ({ kind, value });
  const token = (id: string, symbol: string) => ({
    id,
    symbol,
    name: symbol,
    benchmark: undefined as string | undefined,
    from: '2020-01-01',
    aliases: [open('coingecko', id), open('symbol', symbol)],
  });
  const member = (narrative: string, id: string, from: string, to: string | null) => ({
    narrative,
    token: id,
    from,
    to,
    decidedAt: '2026-11-22',
    seed: true,
    reason: 'test',
  });
  return {
    release: { releasedOn: '2026-11-22' },
    narratives: ['ai', 'depin', 'layer-1', 'meme'].map((id) => ({ id, name: id, definition: id })),
    tokens: [
      { ...token('bitcoin', 'BTC'), benchmark: 'only' },
      { ...token('solana', 'SOL'), benchmark: 'member' },
      token('old-coin', 'OLD'),
      token('new-coin', 'NEW'),
      token('doge', 'DOGE'),
    ],
    memberships: [
      member('layer-1', 'solana', '2021-01-01', null),
      member('ai', 'old-coin', '2023-01-01', '2024-07-01'),
      member('ai', 'new-coin', '2024-07-03', null),
      member('depin', 'new-coin', '2024-07-03', null),
      member('meme', 'doge', '2021-01-01', null),
      { ...member('meme', 'new-coin', '2026-11-22', null), seed: false, decidedAt: '2026-11-25' },
    ],
    events: [
      {
        date: '2024-07-03',
        kind: 'rename',
        from: 'old-coin',
        to: 'new-coin' as string | null,
        ratio: 2 as number | null,
        reason: 't',
      },
      {
        date: '2025-01-01',
        kind: 'delist',
        from: 'doge',
        to: null as string | null,
        ratio: null as number | null,
        reason: 't',
      },
    ],
    exclusions: [{ id: 'tether', symbol: 'USDT', kind: 'stablecoin' }],
  };
}

/** `rows[index]`, which the fixture is known to have. */
export function at<Row>(rows: readonly Row[], index: number): Row {
  const row = rows[index];
  if (row === undefined) throw new Error(`the fixture has no row ${index}`);
  return row;
}
