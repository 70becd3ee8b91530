// CloudFront Function (viewer request, pages only): S3's REST endpoint knows objects, not folders, so /narratives/ai/ is
// the object /narratives/ai/index.html. Without the slash it is sent to the one with it, so that each page has one address
// and its relative links hold. Plain JavaScript of the CloudFront Functions 2.0 runtime; the local server runs it too.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  if (last === '') {
    request.uri = `${uri}index.html`;
    return request;
  }
  if (last.includes('.')) return request;
  // A second slash or backslash first would make the address another host's.
  const path = uri.replace(/^[/\\]+/, '/');
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: `${path}/` } } };
}
