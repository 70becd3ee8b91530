import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const ROOT = path.resolve(import.meta.dirname, '../../..');
const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** The place npm would find a dependency of a package at: beside it, or further out. */
function isLocked(dependent: string, name: string): boolean {
  for (let folder = dependent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder}${folder === '' ? '' : '/'}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

// `npm install` drops the binaries of platforms that its registry happens not to serve, and `npm ci` then refuses the lockfile
// everywhere. What is named here has to be added to it by hand: version, os, cpu, libc, and "optional": true.
it("the lockfile holds every platform's optional packages, so that npm ci takes it", () => {
  const missing = Object.entries(packages).flatMap(([dependent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(dependent, name))
      .map(([name, range]) => `${name}@${range}`),
  );
  expect(missing).toEqual([]);
});

it('the lockfile names no registry', () => {
  expect(Object.values(packages).filter((one) => 'resolved' in one)).toEqual([]);
});
