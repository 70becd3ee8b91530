// CloudFront Function (viewer request, /v1): what is wrong with a request's parameters is said here and never reaches the
// function; what is right reaches it in one spelling, so that two spellings are one cache entry. The constants come from
// the table of routes. Plain JavaScript of the CloudFront Functions 2.0 runtime; the local server runs it too.
/* global PATTERNS, PARAMETERS, ROUTES, METHODS, refuseMethod, refuseParameters */
const MAX_ERRORS = 10;
const OPEN_SEGMENT = 3;

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  if (METHODS.split(', ').indexOf(request.method) < 0) return refuseMethod(request);
  const found = findRoute(request.uri);
  // The function says 404 with what comes nearest, or what OPTIONS asks: neither depends on the query.
  if (found === null || request.method === 'OPTIONS') {
    request.querystring = '';
    return request;
  }
  const query = canonicalQuery(found.parameters, request.querystring);
  if (query.errors.length > 0) return refuseParameters(request, query.errors);
  const accept = request.headers.accept === undefined ? '' : request.headers.accept.value.toLowerCase();
  // What does not decode to a plain path is left as it came, for the function to refuse.
  if (/^[\w./-]+$/.test(found.path)) request.uri = found.path;
  if (found.hasCsv && asksForCsv(accept)) request.uri += '.csv';
  request.querystring = query.text;
  return request;
}

// The route of a path: exactly, or with its third segment left open, or the rows of a list behind `.csv`.
function findRoute(uri) {
  let path = uri;
  try {
    path = decodeURIComponent(uri);
  } catch (_) {
    return null;
  }
  const isCsv = path.slice(-4) === '.csv';
  const route = routeOf(isCsv ? path.slice(0, -4) : path);
  if (route === null || (isCsv && route[0] !== 1)) return null;
  return { path: path, parameters: route[1], hasCsv: !isCsv && route[0] === 1 };
}

// Object.hasOwn is newer than the runtime.
function has(object, name) {
  return Object.keys(object).indexOf(name) >= 0;
}

function routeOf(path) {
  if (path.indexOf('*') >= 0) return null;
  if (has(ROUTES, path)) return ROUTES[path];
  const pieces = path.split('/');
  if (pieces.length <= OPEN_SEGMENT || pieces[OPEN_SEGMENT] === '') return null;
  pieces[OPEN_SEGMENT] = '*';
  const shape = pieces.join('/');
  return has(ROUTES, shape) ? ROUTES[shape] : null;
}

function canonicalQuery(known, querystring) {
  const values = {};
  const errors = [];
  for (const raw in querystring) {
    const name = decoded(raw);
    const entry = querystring[raw];
    const given = entry.multiValue === undefined ? [entry] : entry.multiValue;
    for (let i = 0; i < given.length && errors.length < MAX_ERRORS; i += 1) {
      if (!has(known, name)) {
        errors.push({ parameter: name.slice(0, 60), detail: 'unknown parameter', allowed: Object.keys(known) });
      } else if (has(values, name)) {
        errors.push({ parameter: name, detail: 'given more than once' });
      } else {
        const parameter = PARAMETERS[known[name]];
        const value = canonicalValue(parameter, decoded(given[i].value));
        if (value === null) errors.push({ parameter: name, detail: 'invalid value', allowed: parameter.allowed });
        else values[name] = value;
      }
    }
  }
  const names = Object.keys(values).sort();
  return { errors: errors, text: names.map((name) => `${name}=${values[name]}`).join('&') };
}

function canonicalValue(parameter, raw) {
  if (parameter.kind === 'choice') return parameter.allowed.indexOf(raw) >= 0 ? raw : null;
  if (!new RegExp(PATTERNS[parameter.kind]).test(raw)) return null;
  if (parameter.kind === 'date') {
    const ms = Date.parse(`${raw}T00:00:00Z`);
    return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === raw ? raw : null;
  }
  if (parameter.kind !== 'integer') return raw;
  const value = Number(raw);
  return value >= parameter.min && value <= parameter.max ? String(value) : null;
}

// What does not decode stays as it is, and is then no valid value of anything.
function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch (_) {
    return text;
  }
}

function asksForCsv(accept) {
  return /\btext\/csv\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accept) && accept.indexOf('application/json') < 0;
}
