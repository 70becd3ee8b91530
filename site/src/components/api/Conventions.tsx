import { Panel } from '../common/Panel.tsx';

const RULES: readonly (readonly [string, string])[] = [
  ['Numbers', 'Fractions, never percent: 0.05 is 5%. Money is US dollars.'],
  ['Times', 'UTC. A bar of day D closes at the midnight that ends D.'],
  ['Freshness', 'Every answer of the snapshot says as_of and stale_after: compare the latter with your clock.'],
  ['Pages', 'Lists come in pages of one snapshot: follow next_cursor, or the Link header.'],
  ['CSV', 'Append .csv to a list, or ask with Accept: text/csv. What a spreadsheet would run is neutralised.'],
  ['Caches', 'ETag and If-None-Match work: 304 costs you nothing.'],
  ['Errors', 'application/problem+json (RFC 9457): what is wrong, where, what is allowed.'],
  ['Change', 'Members may be added within /v1; none is removed or changes its meaning.'],
];

/** What holds for every route. */
export function Conventions() {
  return (
    <Panel id="conventions" title="Conventions">
      <dl class="quality">
        {RULES.map(([what, rule]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
