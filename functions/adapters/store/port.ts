/** One record of the table. `body` is gzipped JSON; `attributes` are small scalars a condition or a human may read. */
export interface Item {
  readonly pk: string;
  readonly sk: string;
  readonly body?: Uint8Array;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  /** Epoch seconds after which the item no longer exists for any reader. */
  readonly ttl?: number;
}

export type ItemKey = Pick<Item, 'pk' | 'sk'>;

/** What DynamoDB takes in one batch. */
export const MOST_KEYS = 100;

export interface RangeQuery {
  /** Inclusive bounds on sk. */
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  /** Keys and ttl alone, without bodies and attributes: to learn which items there are. */
  readonly keysOnly?: boolean;
}

/**
 * What the product asks of its one table. Two implementations, one contract suite: DynamoDB (and dynalite) and memory.
 * Readers never see an expired item. Every method throws `AppError` (retryable or not), never a client's own error.
 */
export interface TableStore {
  get(pk: string, sk: string): Promise<Item | undefined>;
  /** Those of up to `MOST_KEYS` keys that are there, in no order: one read of several partitions. */
  getMany(keys: readonly ItemKey[]): Promise<readonly Item[]>;
  /** All items of a partition in a range, through every page. */
  query(pk: string, range?: RangeQuery): Promise<readonly Item[]>;
  /** Creates; an item already there stays as it is. */
  putIfAbsent(item: Item): Promise<'created' | 'exists'>;
  /** Creates or replaces: run records, checkpoints' progress. Never for anything published. */
  put(item: Item): Promise<void>;
  /** Replaces the attributes if no item is there, or if attribute `seq` equals `expectedSeq` and `asOf` is not later than the new one. */
  flip(item: Item, expectedSeq: number | undefined): Promise<'flipped' | 'lost'>;
  /** Sets ttl on an existing item (a superseded snapshot part). */
  expire(pk: string, sk: string, ttl: number): Promise<void>;
}
