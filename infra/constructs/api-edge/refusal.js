// Stands before the viewer-request functions of the data routes and of /v2: a problem (RFC 9457) as the function behind
// them would answer it, with `members(detail)` after its own. TITLES comes from the function's own table of problems.
/* global TITLES */
const METHODS = 'GET, HEAD, OPTIONS';

// biome-ignore lint/correctness/noUnusedVariables: the programs after it call it
function refuseMethod(request, members) {
  const detail = `This interface answers ${METHODS} only; nothing can be written here.`;
  return refusal(request, 405, 'Method Not Allowed', 'method-not-allowed', detail, {}, members);
}

// biome-ignore lint/correctness/noUnusedVariables: the programs after it call it
function refuseParameters(request, errors, members) {
  const detail = `${errors.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
  return refusal(request, 400, 'Bad Request', 'bad-parameter', detail, { errors: errors }, members);
}

function refusal(request, status, description, kind, detail, errors, members) {
  const body = {
    type: `urn:tidewatch:problem:${kind}`,
    title: TITLES[kind],
    status: status,
    detail: detail,
    instance: request.uri.slice(0, 200),
  };
  Object.assign(body, errors, members === undefined ? {} : members(detail));
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
