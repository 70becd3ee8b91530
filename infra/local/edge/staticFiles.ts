import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SiteDeployment } from '../siteModel.ts';
import { type Answer, textAnswer } from './answer.ts';
import { contentType } from './contentType.ts';
import { type SiteFile, siteFile } from './siteFile.ts';

const HEADER_OF_METADATA: Readonly<Record<string, string>> = {
  'cache-control': 'cache-control',
  'content-type': 'content-type',
  'content-language': 'content-language',
  'content-disposition': 'content-disposition',
};

/** The private bucket behind the distribution, held in memory: object key -> file. */
export function staticFiles(deployments: readonly SiteDeployment[]): ReadonlyMap<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  for (const { directories, metadata, exclude, include } of deployments) {
    const headers = Object.fromEntries(
      Object.entries(metadata).flatMap(([name, value]) => {
        const header = HEADER_OF_METADATA[name.toLowerCase()];
        return header === undefined ? [] : [[header, value]];
      }),
    );
    for (const directory of directories) {
      for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const key = path.relative(directory, file).split(path.sep).join('/');
        if (isDeployed(key, exclude, include)) files.set(key, toFile(key, readFileSync(file), headers));
      }
    }
  }
  return files;
}

/** The bucket's answer to a key it does not hold (CloudFront may list it, so it is a 404 and not a 403). */
export function noSuchKey(key: string): Answer {
  const shown = key.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>${shown}</Key></Error>`;
  return textAnswer(404, 'application/xml', body);
}

function toFile(key: string, body: Buffer, headers: Record<string, string>): SiteFile {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  return siteFile({ 'content-type': contentType(key), ...headers }, etag, body);
}

/** `aws s3 sync` order: everything, minus what is excluded, plus what is included again. */
function isDeployed(key: string, exclude: readonly string[], include: readonly string[]): boolean {
  return !exclude.some((glob) => path.matchesGlob(key, glob)) || include.some((glob) => path.matchesGlob(key, glob));
}
