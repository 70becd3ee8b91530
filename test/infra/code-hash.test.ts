import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeHash } from '../../infra/constructs/code-hash.ts';

let root: string;
const write = (file: string, content: string) => {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), content);
};
const hash = () => codeHash(root, ['shared', 'functions']);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tidewatch-hash-'));
  write('shared/a.ts', 'export const a = 1;\n');
  write('functions/b/handler.ts', 'export const b = 2;\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the code hash', () => {
  it('is the same wherever the same code lies, whatever its line ends and notes', () => {
    const before = hash();
    write('shared/a.ts', 'export const a = 1;\r\n');
    write('shared/README.md', 'notes');
    write('site/page.ts', 'another folder');
    expect(hash()).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with a character, a new file, and a file that moved', () => {
    const seen = new Set([hash()]);
    write('shared/a.ts', 'export const a = 2;\n');
    seen.add(hash());
    write('shared/data/tokens.json', '[]');
    seen.add(hash());
    rmSync(join(root, 'shared/data/tokens.json'));
    write('shared/tokens.json', '[]');
    seen.add(hash());
    expect(seen.size).toBe(4);
  });
});
