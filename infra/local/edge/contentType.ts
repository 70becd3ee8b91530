/** By file extension, as the bucket deployment guesses it. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

export function contentType(file: string): string {
  return CONTENT_TYPES[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}

/** What CloudFront compresses on the fly: text of 1,000 bytes to 10 MB. */
export function isCompressible(type: string, bytes: number): boolean {
  return (
    bytes >= 1_000 &&
    bytes <= 10_000_000 &&
    /^(text\/|application\/(.*\+)?(json|xml)|application\/manifest|image\/svg)/.test(type)
  );
}
