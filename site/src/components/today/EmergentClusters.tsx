import type { Curation } from '../../../../shared/contracts/curation.ts';
import type { Names } from '../../../../shared/feed/moveSentence.ts';
import { percent } from '../../format/percent.ts';
import { shortDate } from '../../format/utc.ts';

const SHOWN = 4;
type Cluster = Curation['emergent'][number];

/** Groups of tokens that move together and are no narrative yet: proposed after enough runs, candidates until then. */
export function EmergentClusters(props: { emergent: readonly Cluster[]; runs: number; names: Names }) {
  const { emergent, runs, names } = props;
  const proposed = emergent.filter((cluster) => cluster.proposed);
  const candidates = emergent.length - proposed.length;
  const inView = Math.max(SHOWN, proposed.length);
  const folded = emergent.slice(inView);
  const list = (clusters: readonly Cluster[]) => (
    <ul class="clusters">
      {clusters.map((cluster) => (
        <ClusterRow key={cluster.tokens.map(({ token }) => token).join()} {...{ cluster, runs, names }} />
      ))}
    </ul>
  );
  return (
    <div class="emergent">
      <h3>
        Emergent clusters: {proposed.length} proposed, {candidates === 1 ? '1 candidate' : `${candidates} candidates`}
      </h3>
      {emergent.length === 0 && <p class="empty">No group outside the narratives moves together.</p>}
      {list(emergent.slice(0, inView))}
      {folded.length > 0 && (
        <details class="more">
          <summary>Weaker candidates: {folded.length}</summary>
          {list(folded)}
        </details>
      )}
    </div>
  );
}

function ClusterRow({ cluster, runs, names }: { cluster: Cluster; runs: number; names: Names }) {
  const { tokens, nearest, proposed } = cluster;
  const seen = proposed ? `${cluster.runs} runs in a row` : `${cluster.runs} of ${runs} runs`;
  return (
    <li>
      <span class={`tag ${proposed ? 'record' : 'candidate'}`}>{proposed ? 'proposed' : 'candidate'}</span>
      <span class="cluster-tokens symbol">{tokens.map(({ symbol }) => symbol).join(', ')}</span>
      <span class="cluster-facts">
        {seen} since {shortDate(cluster.first_seen)}; mean correlation {cluster.mean_correlation.toFixed(2)},{' '}
        {cluster.detector} points;{' '}
        {nearest === null
          ? 'overlaps no narrative'
          : `overlaps ${names.narrative(nearest.narrative)} by ${percent(nearest.jaccard, 0)}`}
      </span>
    </li>
  );
}
