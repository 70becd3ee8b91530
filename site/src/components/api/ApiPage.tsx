import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../../data/snapshot.ts';
import { Later } from '../common/Later.tsx';
import { PageHead } from '../common/PageHead.tsx';
import type { ApiFacts } from './apiView.tsx';
import { Compat } from './Compat.tsx';
import { Conventions } from './Conventions.tsx';
import { publishedExamples } from './publishedExamples.ts';
import { Routes } from './Routes.tsx';
import { TryIt } from './TryIt.tsx';

/** Every route with its parameters, runnable examples, and a place to try them. */
export function ApiPage({ facts, snapshot }: { facts: ApiFacts; snapshot: Snapshot }) {
  const routes = publishedExamples(facts.routes, snapshot);
  return (
    <>
      <PageHead title="API">
        <ApiIntro />
      </PageHead>
      <TryIt routes={routes} />
      <Later step={1}>
        <ApiReference facts={{ routes }} />
      </Later>
    </>
  );
}

export function ApiIntro() {
  return (
    <p class="intro">
      Everything this site shows, as open JSON: read-only, no key, no account. Described for machines at{' '}
      <a href="/v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1); as a feed at{' '}
      <a href="/v1/feed.xml">/v1/feed.xml</a>.
    </p>
  );
}

/** What can be read without any data. */
export function ApiReference({ facts }: { facts: ApiFacts }) {
  const [origin, setOrigin] = useState('https://example.org');
  useEffect(() => setOrigin(location.origin), []);
  return (
    <>
      <Conventions />
      <Routes routes={facts.routes} origin={origin} />
      <Compat origin={origin} />
    </>
  );
}
