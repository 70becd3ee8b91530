import type { ParameterFacts, RouteFacts } from './routeFacts.ts';

/** Values by parameter name; an empty one is left out. */
export type Values = Readonly<Record<string, string>>;

/** The address of a request: the segment filled, then what is given, in the order of names. */
export function targetOf({ path, segment, parameters }: RouteFacts, values: Values): string {
  const filled =
    segment === null ? path : path.replace(`{${segment.name}}`, encodeURIComponent(givenOr(segment, values)));
  const query = parameters
    .map(({ name }) => [name, values[name] ?? ''] as const)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

/** A path needs its segment: the example stands in while the field is empty. */
const givenOr = ({ name, example }: ParameterFacts, values: Values): string => values[name] || example;

/** One parameter set to its example, so that an example shows how they are given; a cursor comes from an answer. */
export function exampleValues({ segment, parameters }: RouteFacts): Values {
  const shown =
    parameters.find(({ name }) => !['cursor', 'limit', 'sort'].includes(name)) ??
    parameters.find(({ name }) => name === 'limit');
  const given = [segment, shown].filter((one) => one !== null && one !== undefined);
  return Object.fromEntries(given.map(({ name, example }) => [name, example]));
}
