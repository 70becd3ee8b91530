import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = new URL('page-request.js', import.meta.url);
/** What CloudFront takes for the code of one function. */
const LARGEST_BYTES = 10_240;

/**
 * The code of the viewer-request function of the pages: which pages the built site has, the page for an address that has
 * none, then the program. Throws when the three are more than CloudFront takes.
 */
export function pageEdgeCode(dist: string): string {
  const missing = readFileSync(path.join(dist, '404.html'), 'utf8');
  const code = `const PAGES = ${JSON.stringify(pagesByFolder(dist))};\nconst MISSING = ${JSON.stringify(missing)};\n${program()}`;
  const bytes = Buffer.byteLength(code);
  if (bytes <= LARGEST_BYTES) return code;
  throw new Error(
    `The viewer function of the pages has ${bytes} bytes and CloudFront takes ${LARGEST_BYTES}: shorten site/src/pages/404.astro, or leave a folder of pages out of its list.`,
  );
}

/** Folder -> names of the pages in it, between spaces: hundreds of them have to fit. `''` holds those of the root. */
function pagesByFolder(dist: string): Readonly<Record<string, string>> {
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

/** Comments are for who reads the source; at the edge they would only take room. */
const program = (): string => readFileSync(SOURCE, 'utf8').replace(/^ *\/\/.*\n/gm, '');
