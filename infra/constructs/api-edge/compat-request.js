// CloudFront Function (viewer request, /v2): a parameter that a route does not have is refused here, so that no made-up
// one reaches the function or fills the cache; so is a method that writes, whose body the origin's signature cannot cover.
// ROUTES comes from the table of the compatibility view. Plain JavaScript of the CloudFront Functions 2.0 runtime; the
// local server runs it too.
/* global ROUTES, METHODS, refuseMethod, refuseParameters */
const MAX_ERRORS = 10;

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  if (METHODS.split(', ').indexOf(request.method) < 0) return refuseMethod(request, envelope);
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
  return refuseParameters(request, errors, envelope);
}

// What the vendor's SDKs look for beside a problem's own members, as the function answers.
function envelope(detail) {
  return { success: false, message: detail, length: 0, data: [] };
}
