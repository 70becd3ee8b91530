import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './synthesize.ts';

/** Licences that ask for no more than their notice. */
const PERMISSIVE = new Set(
  'MIT MIT-0 Apache-2.0 ISC BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Python-2.0 Zlib'.split(' '),
);
/** Others, each for the packages it is known of: tools of build and test, and a font; no code of theirs is in a function or page. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  'MPL-2.0': /^(axe-core|lightningcss(-.+)?|satori)$/,
  'LGPL-3.0-or-later': /^@img\/sharp-/,
  'OFL-1.1': /^@fontsource\//,
};

interface LockedPackage {
  readonly license?: string;
  /** Where it differs from the folder. */
  readonly name?: string;
  readonly version: string;
  readonly link?: boolean;
}
const locked = Object.entries(
  (
    JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, LockedPackage>;
    }
  ).packages,
).filter(([where]) => where !== '');
const nameOf = (where: string) => where.replace(/^.*node_modules\//, '');

/** `(MIT OR GPL-3.0)` is a choice, `MIT AND Zlib` both; allowed when one choice is allowed whole. */
function isAllowed(name: string, expression: string): boolean {
  const choices = expression.replace(/[()]/g, '').split(/ OR /);
  return choices.some((choice) =>
    choice.split(/ AND /).every((licence) => PERMISSIVE.has(licence) || KNOWN[licence]?.test(name) === true),
  );
}

function npm(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: ROOT, maxBuffer: 1 << 26 }, (error, out) =>
      resolve({ code: error === null ? 0 : Number(error.code), out }),
    );
  });
}

describe('licences', () => {
  /** Some packages say it in their own package.json only. */
  const licenceOf = (where: string, { license }: LockedPackage): string | undefined => {
    const file = path.join(ROOT, where, 'package.json');
    if (license !== undefined || !existsSync(file)) return license;
    const own = (JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type: string } }).license;
    return typeof own === 'object' ? own.type : own;
  };

  it('of every package installed are known and allowed', () => {
    const installed = locked.filter(([where]) => existsSync(path.join(ROOT, where, 'package.json')));
    expect(installed.length).toBeGreaterThan(300);
    const refused = installed
      .map(([where, locked]) => [nameOf(where), licenceOf(where, locked) ?? 'none'] as const)
      .filter(([name, licence]) => !isAllowed(name, licence));
    expect(refused).toEqual([]);
  });

  it('of packages for other systems, where the lockfile tells them, are allowed too', () => {
    const told = locked.filter(([, { license }]) => license !== undefined);
    expect(
      told.filter(([where, { license }]) => !isAllowed(nameOf(where), license as string)).map(([where]) => where),
    ).toEqual([]);
  });

  it.each([
    ['left-pad', 'MIT', true],
    ['x', '(MIT OR GPL-3.0-or-later)', true],
    ['x', 'GPL-3.0-only', false],
    ['x', 'MIT AND GPL-3.0-only', false],
    ['x', 'MPL-2.0', false],
    ['axe-core', 'MPL-2.0', true],
    ['x', 'UNLICENSED', false],
  ])('%s under %s: allowed %s', (name, licence, allowed) => {
    expect(isAllowed(name, licence)).toBe(allowed);
  });
});

describe('the bill of materials', () => {
  it('is CycloneDX and names every package of the lockfile', async () => {
    const { code, out } = await npm('run', '--silent', 'sbom');
    expect(code).toBe(0);
    const { bomFormat, components } = JSON.parse(out) as {
      bomFormat: string;
      components: { name: string; group?: string; version: string; purl: string }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const purls = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
    // A package installed under another name says its own.
    const missing = locked.filter(
      ([where, { name = nameOf(where), version }]) => !purls.has(`pkg:npm/${name}@${version}`),
    );
    expect(missing.map(([where]) => where)).toEqual([]);
  });
});

describe('the audit', () => {
  it('finds no advisory of high or critical severity', async ({ skip }) => {
    const { out } = await npm('audit', '--json');
    const answer = JSON.parse(out) as {
      message?: string;
      metadata?: { vulnerabilities: Record<'high' | 'critical', number> };
      vulnerabilities?: Record<string, { severity: string }>;
    };
    if (answer.metadata === undefined) {
      const why = answer.message?.replace(/https?:\/\/[^/ ]+/, 'the registry');
      console.warn(`cannot run here: dependency audit: the npm registry in use tells no advisories (${why}).`);
      skip();
      return;
    }
    const grave = Object.entries(answer.vulnerabilities ?? {}).filter(([, { severity }]) =>
      /high|critical/.test(severity),
    );
    expect(grave.map(([name, { severity }]) => `${name}: ${severity}`)).toEqual([]);
  });
});
