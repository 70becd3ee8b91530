// CloudFront Function (viewer request, pages only): S3's REST endpoint knows objects, not folders, so /narratives/ai/ is
// the object /narratives/ai/index.html. Without the slash it is sent to the one with it, so that each page has one address
// and its relative links hold. An address without a page gets the site's own page that says so: S3 would answer in XML.
// A folder of more pages than fit here is null: any name in it is asked of S3. PAGES and MISSING stand before it (page-edge-code.ts). Plain JavaScript of the CloudFront Functions 2.0 runtime; the
// local server runs it too.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  if (last.includes('.') && !last.endsWith('.html')) return request;
  if (uri === '/' || uri === '/index.html' || uri === '/404.html') {
    request.uri = uri === '/' ? '/index.html' : uri;
    return request;
  }
  const page = uri.slice(1).replace(/\/(index\.html)?$/, '');
  const cut = page.lastIndexOf('/');
  const folder = cut < 0 ? '' : page.slice(0, cut);
  const names = Object.keys(PAGES).includes(folder) ? PAGES[folder] : '';
  if (names !== null && !names.includes(` ${page.slice(cut + 1)} `)) return notFound();
  if (last === '') request.uri = `${uri}index.html`;
  if (last === '' || last === 'index.html') return request;
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: `/${page}/` } } };
}

function notFound() {
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'text/html; charset=utf-8' },
      'cache-control': { value: 'public, max-age=60' },
    },
    body: { encoding: 'text', data: MISSING },
  };
}
