import { describe, expect, it } from 'vitest';
import { DEFAULT_PORT, HELP, parseOptions } from '../../../infra/local/options.ts';

describe('parseOptions', () => {
  it('without arguments takes the live source on the default port', () => {
    expect(parseOptions([])).toEqual({
      port: DEFAULT_PORT,
      dataDirectory: '.tidewatch',
      once: false,
      source: { kind: 'default' },
    });
  });

  it('reads a custom source, one venue and no klines unless told', () => {
    expect(parseOptions(['--source', 'http://127.0.0.1:4010/', '--once', '--data', 'here', '--port', '0'])).toEqual({
      port: 0,
      dataDirectory: 'here',
      once: true,
      source: { kind: 'custom', url: 'http://127.0.0.1:4010', klinesUrl: '', volumeScope: 'venue' },
    });
  });

  it('asks for help with --help, which names every option', () => {
    expect(parseOptions(['--help', '--once'])).toBe('help');
    for (const option of ['--port', '--source', '--klines', '--volume-scope', '--simulated', '--data', '--once']) {
      expect(HELP).toContain(option);
    }
  });

  it.each([
    [['--port', 'x'], '--port x is no port'],
    [['--port', '70000'], '--port 70000 is no port'],
    [['--source', 'nowhere'], '--source nowhere is no URL'],
    [['--source', 'ftp://a'], '--source ftp://a is no URL'],
    [['--source', 'http://a', '--klines', ''], '--klines  is no URL'],
    [['--klines', 'http://a'], '--klines goes with --source'],
    [['--volume-scope', 'venue'], '--volume-scope goes with --source'],
    [['--source', 'http://a', '--volume-scope', 'all'], 'it is venue or aggregate'],
    [['--simulated', '--source', 'http://a'], 'choose one'],
    [['--prot', '1'], '--prot'],
    [['extra'], 'extra'],
  ])('%j is refused in one line that says why', (args, expected) => {
    const line = messageOf(() => parseOptions(args));
    expect(line).toContain(expected);
    expect(line).not.toContain('\n');
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}
