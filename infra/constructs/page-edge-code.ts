import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { edgeProgram, MAX_EDGE_BYTES } from './edge-program.ts';

const SOURCE = new URL('page-request.js', import.meta.url);

/** Names of a folder's pages between spaces: hundreds of them have to fit. null = too many to name, any is let through. */
type Pages = Readonly<Record<string, string | null>>;

/**
 * The code of the viewer-request function of the pages: which pages the built site has, the page for an address that has
 * none, then the program. What is more than CloudFront takes is cut: the folder with the longest list loses it, and an
 * address in there without a page gets S3's own answer. Throws when that is not enough.
 */
export function pageEdgeCode(dist: string): string {
  const missing = readFileSync(path.join(dist, '404.html'), 'utf8');
  for (let pages: Pages | undefined = pagesByFolder(dist); pages !== undefined; pages = withoutLongest(pages)) {
    const code = edgeProgram({ PAGES: pages, MISSING: missing }, SOURCE);
    if (Buffer.byteLength(code) <= MAX_EDGE_BYTES) return code;
  }
  throw new Error(
    `The viewer function of the pages has more than the ${MAX_EDGE_BYTES} bytes CloudFront takes: shorten site/src/pages/404.astro.`,
  );
}

/** undefined when no list is left. */
function withoutLongest(pages: Pages): Pages | undefined {
  const listed = Object.entries(pages).sort(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0));
  const [folder, names] = listed[0] ?? [];
  return folder === undefined || names === null ? undefined : { ...pages, [folder]: null };
}

/** By folder; `''` holds those of the root. */
function pagesByFolder(dist: string): Pages {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep))
    .filter((parts) => parts.length > 1 && parts.at(-1) === 'index.html')
    .map((parts) => parts.slice(0, -1));
  const names = Map.groupBy(pages, (parts) => parts.slice(0, -1).join('/'));
  return Object.fromEntries(
    [...names].sort().map(([folder, own]) => [
      folder,
      ` ${own
        .map((parts) => parts.at(-1))
        .sort()
        .join(' ')} `,
    ]),
  );
}
