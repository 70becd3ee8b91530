import { parseArgs } from 'node:util';
import { awsClients } from './aws/awsClients.ts';
import { awsProblem } from './aws/awsProblem.ts';
import { accountFindings } from './doctor/accountFindings.ts';
import { type Finding, lineOf } from './doctor/finding.ts';
import { localFindings } from './doctor/localFindings.ts';
import { stackFindings } from './doctor/stackFindings.ts';
import { LocalError } from './localError.ts';
import { DEFAULT_DATA, DEFAULT_PORT } from './options.ts';

const HELP = `Usage: npm run doctor -- [--local | --deployed] [--data DIR]

Looks at what Tidewatch needs and how it is doing, one finding a line, with what to do where something is wrong. Changes nothing.

  --local       this machine only: Node, data folder, port, price source, the running app
  --deployed    your AWS account only: credentials, region, bootstrap, quota, stacks, key, last runs, age of the data
  --data DIR    data folder of the app on this machine (default ${DEFAULT_DATA})
  --help        this text

Exit codes: 0 nothing is wrong, 1 something is, 2 it could not look.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function deployedFindings(severity: 'bad' | 'note'): Promise<readonly Finding[]> {
  const clients = awsClients();
  try {
    const { findings, usable } = await accountFindings(clients, severity);
    return usable ? [...findings, ...(await stackFindings(clients))] : findings;
  } finally {
    clients.destroy();
  }
}

/** `npm run doctor`. Gives the exit code. */
async function main(): Promise<number> {
  const options = parse(process.argv.slice(2));
  if (options.help) {
    say(HELP);
    return 0;
  }
  if (options.local && options.deployed)
    throw new LocalError('--local and --deployed exclude each other: leave both out for both.');
  const findings: Finding[] = [];
  if (!options.deployed) findings.push(...(await localFindings(options.data, DEFAULT_PORT)));
  // Who did not ask for AWS may well have none.
  if (!options.local) findings.push(...(await deployedFindings(options.deployed ? 'bad' : 'note')));
  for (const finding of findings) say(lineOf(finding));
  const wrong = findings.filter(({ kind }) => kind === 'bad').length;
  say(
    wrong === 0
      ? 'Nothing is wrong.'
      : `${wrong} of ${findings.length} need attention: what to do stands behind each ->.`,
  );
  return wrong === 0 ? 0 : 1;
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        local: { type: 'boolean', default: false },
        deployed: { type: 'boolean', default: false },
        data: { type: 'string', default: DEFAULT_DATA },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new LocalError(`${line} See \`npm run doctor -- --help\`.`);
  }
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    process.stderr.write(`${awsProblem(error)}\n`);
    process.exitCode = 2;
  });
