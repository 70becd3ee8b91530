import { execute } from './execute.ts';
import { NO_TESTS, type Part } from './part.ts';

/** A part that is one or more programs, each green when it exits 0. They run one after the other; all of them run. */
export function commandPart(name: string, root: string, commands: readonly (readonly [string, ...string[]])[]): Part {
  return {
    name,
    quick: true,
    run: async () => {
      const failures: string[] = [];
      for (const [command, ...args] of commands) {
        const { exitCode, output } = await execute(command, args, root);
        if (exitCode !== 0) failures.push(`$ ${command} ${args.join(' ')}\n${output}`);
      }
      return {
        status: failures.length === 0 ? 'passed' : 'failed',
        tests: NO_TESTS,
        notes: [],
        output: failures.join('\n'),
      };
    },
  };
}
