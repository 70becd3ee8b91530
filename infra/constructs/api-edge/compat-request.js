// CloudFront Function (viewer request, /v2): a parameter that a route does not have is refused here, so that no made-up
// one reaches the function or fills the cache. ROUTES comes from the table of the compatibility view. Plain JavaScript of
// the CloudFront Functions 2.0 runtime; the local server runs it too.
/* global ROUTES */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  const known = Object.keys(ROUTES).indexOf(request.uri) < 0 ? [] : ROUTES[request.uri];
  // On an unknown path no parameter matters: the function says 404 with what comes nearest.
  if (known.length === 0) {
    request.querystring = '';
    return request;
  }
  const wrong = Object.keys(request.querystring).filter((name) => known.indexOf(name) < 0);
  if (wrong.length === 0) return request;
  const message = `unknown parameter: ${wrong.slice(0, 5).join(', ').slice(0, 200)}. This route takes ${known.join(', ')}.`;
  const body = JSON.stringify({
    type: 'urn:tidewatch:problem:bad-parameter',
    title: 'A parameter is unknown or out of range',
    status: 400,
    detail: message,
    success: false,
    message: message,
    length: 0,
    data: [],
  });
  return {
    statusCode: 400,
    statusDescription: 'Bad Request',
    headers: {
      'content-type': { value: 'application/problem+json; charset=utf-8' },
      'access-control-allow-origin': { value: '*' },
      'cache-control': { value: 'public, max-age=60' },
    },
    body: body,
  };
}
