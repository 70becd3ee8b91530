// CloudFront Function (viewer request, /v2): a parameter that a route does not have is refused here, so that no made-up
// one reaches the function or fills the cache; so is a method that writes, whose body the origin's signature cannot cover.
// ROUTES comes from the table of the compatibility view. Plain JavaScript of the CloudFront Functions 2.0 runtime; the
// local server runs it too.
/* global ROUTES, TITLES */
const MAX_ERRORS = 10;
const METHODS = 'GET, HEAD, OPTIONS';

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  if (METHODS.split(', ').indexOf(request.method) < 0) {
    const detail = `This interface answers ${METHODS} only; nothing can be written here.`;
    return refusal(request, 405, 'Method Not Allowed', 'method-not-allowed', detail, null);
  }
  const known = Object.keys(ROUTES).indexOf(request.uri) < 0 ? [] : ROUTES[request.uri];
  // On an unknown path no parameter matters: the function says 404 with what comes nearest.
  if (known.length === 0) {
    request.querystring = '';
    return request;
  }
  const wrong = Object.keys(request.querystring).filter((name) => known.indexOf(name) < 0);
  if (wrong.length === 0) return request;
  const errors = wrong.slice(0, MAX_ERRORS).map((name) => {
    return { parameter: name.slice(0, 60), detail: 'unknown parameter', allowed: known };
  });
  const detail = `${errors.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
  return refusal(request, 400, 'Bad Request', 'bad-parameter', detail, errors);
}

// A problem (RFC 9457) with the members that the vendor's SDKs look for beside its own, as the function answers.
function refusal(request, status, description, kind, detail, errors) {
  const body = {
    type: `urn:tidewatch:problem:${kind}`,
    title: TITLES[kind],
    status: status,
    detail: detail,
    instance: request.uri.slice(0, 200),
  };
  if (errors !== null) body.errors = errors;
  body.success = false;
  body.message = detail;
  body.length = 0;
  body.data = [];
  const headers = {
    'content-type': { value: 'application/problem+json; charset=utf-8' },
    'cache-control': { value: status === 405 ? 'no-store' : 'public, max-age=60, s-maxage=60' },
    'access-control-allow-origin': { value: '*' },
    'access-control-expose-headers': { value: 'ETag, Link, Retry-After, Allow' },
    'x-content-type-options': { value: 'nosniff' },
  };
  if (status === 405) headers.allow = { value: METHODS };
  return { statusCode: status, statusDescription: description, headers: headers, body: JSON.stringify(body) };
}
