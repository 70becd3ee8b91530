import { execFileSync } from 'node:child_process';
import { hashOfFiles } from '../../constructs/code-hash.ts';

/** Commits looked at, newest first; a record older than that names its code by hash only. */
const MAX_COMMITS = 300;
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The newest commit reachable from any branch whose code has this hash, as a short id; undefined when there is none
 * (or this is no git checkout).
 */
export function findCommit(root: string, folders: readonly string[], codeHash: string): string | undefined {
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, {
      cwd: root,
      maxBuffer: MAX_BYTES,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(input !== undefined && { input }),
    });
  try {
    const log = git(['log', '--all', '--full-history', `--max-count=${MAX_COMMITS}`, '--format=%h', '--', ...folders]);
    const commits = log.toString('utf8').trim().split('\n').filter(Boolean);
    return commits.find((commit) => hashOfCommit(git, commit, folders) === codeHash);
  } catch {
    // No git, or no repository: the caller says what to look for instead.
    return undefined;
  }
}

function hashOfCommit(
  git: (args: readonly string[], input?: string) => Buffer,
  commit: string,
  folders: readonly string[],
): string {
  const tree = git(['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', commit, '--', ...folders]).toString(
    'utf8',
  );
  const rows = tree.split('\0').filter(Boolean);
  const contents = blobs(
    git(['cat-file', '--batch'], rows.map((row) => `${row.slice(0, row.indexOf(' '))}\n`).join('')),
  );
  const files = new Map(rows.map((row, i) => [row.slice(row.indexOf(' ') + 1), contents[i] ?? '']));
  return hashOfFiles([...files.keys()], (file) => files.get(file) ?? '');
}

/** The contents in an answer of `git cat-file --batch`: `<id> blob <bytes>`, the bytes, a line end, for each object. */
function blobs(answer: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    const bytes = Number(answer.toString('utf8', at, end).split(' ')[2]);
    found.push(answer.toString('utf8', end + 1, end + 1 + bytes));
    at = end + 1 + bytes + 1;
  }
  return found;
}
