import type { Snapshot } from '../../data/snapshot.ts';
import type { ParameterFacts, RouteFacts } from './routeFacts.ts';

type Published = Pick<Snapshot, 'close_date' | 'snapshot_id'> & {
  readonly rotation: { readonly record: Pick<Snapshot['rotation']['record'], 'started_on'> };
};

/** The routes with examples that exist on this host: dates of its record, the snapshot it publishes. */
export function publishedExamples(routes: readonly RouteFacts[], published: Published): readonly RouteFacts[] {
  const { close_date: closeDate, snapshot_id: snapshotId, rotation } = published;
  const examples: Readonly<Record<string, string>> = {
    date: closeDate,
    year: closeDate.slice(0, 4),
    from: rotation.record.started_on,
    to: closeDate,
  };
  const dated = (parameter: ParameterFacts): ParameterFacts => ({
    ...parameter,
    example: examples[parameter.name] ?? parameter.example,
  });
  return routes.map((route) => ({
    ...route,
    parameters: route.parameters.map(dated),
    segment: route.segment && {
      ...dated(route.segment),
      ...(route.name === 'snapshot_by_id' && { example: snapshotId }),
    },
  }));
}
