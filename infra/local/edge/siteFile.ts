import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import { isCompressible } from './contentType.ts';

const gzipAsync = promisify(gzip);

/** A file of the bucket, as the edge hands it out. */
export interface SiteFile {
  /**
   * The answer to a request with these headers: 304 where the client's ETag still holds, gzip where it is taken and helps (the
   * ETag turns weak then, as at CloudFront).
   */
  answer(ifNoneMatch: string | undefined, acceptEncoding: string | undefined): Promise<Answer>;
}

export function siteFile(headers: Readonly<Record<string, string>>, etag: string, body: Buffer): SiteFile {
  const compressible = isCompressible(headers['content-type'] ?? '', body.length);
  const common = { ...headers, etag, ...(compressible && { vary: 'Accept-Encoding' }) };
  let compressed: Promise<Buffer> | undefined;
  return {
    async answer(ifNoneMatch, acceptEncoding = '') {
      if (ifNoneMatch !== undefined && matches(ifNoneMatch, etag))
        return { status: 304, headers: common, body: Buffer.alloc(0) };
      if (!compressible || !/\bgzip\b/.test(acceptEncoding)) return { status: 200, headers: common, body };
      compressed ??= gzipAsync(body);
      return {
        status: 200,
        headers: { ...common, etag: `W/${etag}`, 'content-encoding': 'gzip' },
        body: await compressed,
      };
    },
  };
}

/** Weak comparison, as If-None-Match asks for. */
function matches(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
