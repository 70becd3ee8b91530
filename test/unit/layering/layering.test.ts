import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { violations } from './violations.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** What may stand at the top, beside dotfiles. */
const TOP_LEVEL = [
  ...['infra', 'functions', 'site', 'shared', 'test'],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'cdk.json',
    'biome.jsonc',
    'knip.jsonc',
    'vitest.config.ts',
  ],
  ...['README.md', 'LICENSE', 'CHANGELOG.md'],
];

describe('the folders', () => {
  it('keep to the imports and the purity that the architecture gives each', () => {
    const files = globSync('{shared,functions,infra,site,test}/**/*.{ts,tsx,mts,mjs,astro}', {
      cwd: ROOT,
      exclude: (name) => /^(node_modules|dist|\.astro)$/.test(path.basename(String(name))),
    }).map((file) => file.split(path.sep).join('/'));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => violations(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('have nothing beside them at the top but the agreed files', () => {
    const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const names = new Set(tracked.split('\n').flatMap((file) => (file === '' ? [] : [file.split('/')[0] ?? ''])));
    const unexpected = [...names].filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name));
    expect(unexpected.filter((name) => existsSync(path.join(ROOT, name)))).toEqual([]);
  });
});

describe('a violation is found', () => {
  it.each([
    ['shared/stats/mean.ts', "import fs from 'node:fs';", 'not node:fs'],
    [
      'shared/stats/mean.ts',
      "import { z } from '../../functions/jobEvent.ts';",
      'may not import functions/jobEvent.ts',
    ],
    ['shared/stats/mean.ts', "export { App } from 'aws-cdk-lib';", 'not aws-cdk-lib'],
    ['shared/stats/mean.ts', "const load = () => import('cheerio');", 'not cheerio'],
    ['shared/stats/mean.ts', 'const t = Date.now();', 'Date.now'],
    ['shared/stats/mean.ts', 'const r = Math.random();', 'Math.random'],
    ['shared/stats/mean.ts', 'const t = new Date();', 'new Date()'],
    ['shared/stats/mean.ts', 'const t = Date();', 'Date()'],
    ['functions/ingest/ingest.ts', "import { x } from '../compute/publish.ts';", 'may not import functions/compute'],
    ['functions/adapters/log/port.ts', "import { x } from '../../api/http.ts';", 'may not import functions/api'],
    ['functions/api/http.ts', "import { x } from '../../infra/app.ts';", 'may not import infra/app.ts'],
    [
      'site/src/pages/index.astro',
      "---\nimport { x } from '../../../functions/api/http.ts';\n---\n",
      'may not import functions',
    ],
    ['site/src/pages/index.astro', "<script>import '../../../infra/app.ts';</script>", 'may not import infra'],
    ['functions/api/env.ts', "import { z } from 'zod';", 'import * as z'],
    ['functions/api/env.ts', "import z from 'zod';", 'import * as z'],
  ])('in %s: %s', (file, text, expected) => {
    expect(violations(file, text)).toEqual([expect.stringContaining(expected)]);
  });

  it('and what is allowed is not called one', () => {
    const text = [
      "import * as z from 'zod';",
      "import { hourPanel } from '../adapters/records/formats.ts';",
      "import { jobEvent } from '../jobEvent.ts';",
      "import { mean } from '../../shared/stats/mean.ts';",
      'const day = new Date(0);',
    ].join('\n');
    expect(violations('functions/ingest/ingest.ts', text)).toEqual([]);
  });
});
