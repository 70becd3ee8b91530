import * as z from 'zod';

export const MANIFEST_FILE = 'manifest.json';
/** Of the files themselves; what the items look like is the table's own format. */
export const ARCHIVE_VERSION = 1;

/** What an export holds: written last, so an interrupted export has none. */
export const manifest = z.object({
  archive_version: z.literal(ARCHIVE_VERSION),
  /** `TABLE_FORMAT` of the code that last wrote the table. */
  table_format: z.int().positive(),
  exported_at: z.iso.datetime(),
  items: z.int().nonnegative(),
  /** Where its published prices come from; null before a first publish. */
  market: z.object({ source: z.string(), simulated: z.boolean() }).nullable(),
  files: z.array(
    z.object({
      file: z.string().regex(/^[A-Z0-9]+\.jsonl\.gz$/),
      partitions: z.int().positive(),
      items: z.int().positive(),
      /** Of the file as it lies there: `sha256sum` gives the same. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** End of the rotation log; null before the record is open. */
  log: z.object({ entries: z.int().positive(), seq: z.int().nonnegative(), hash: z.string() }).nullable(),
});
export type Manifest = z.infer<typeof manifest>;
