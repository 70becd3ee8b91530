import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { type JobName, type RunRecord, runRecord } from '../../shared/contracts/status.ts';

export interface DeployedFunctions {
  /** Name in the account by the name in the product. */
  names(): Promise<ReadonlyMap<string, string>>;
  runJob(job: JobName, at: string): Promise<RunRecord>;
  close(): void;
}

/** The product's functions in an account, called as an operator would. */
export function deployedFunctions(endpoint: string): DeployedFunctions {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new LambdaClient({ endpoint, region: 'us-east-1', credentials });
  const names = async () => {
    const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
    return new Map(
      Functions.flatMap(({ Environment, FunctionName }) => {
        const name = Environment?.Variables?.TIDEWATCH_FUNCTION;
        return name === undefined || FunctionName === undefined ? [] : [[name, FunctionName]];
      }),
    );
  };
  return {
    names,
    async runJob(job, at) {
      const FunctionName = (await names()).get(job);
      const Payload = Buffer.from(JSON.stringify({ scheduled_time: at }));
      const answer = await client.send(new InvokeCommand({ FunctionName, Payload }));
      const text = Buffer.from(answer.Payload ?? []).toString('utf8');
      if (answer.FunctionError !== undefined) throw new Error(`${job} failed: ${text}`);
      return runRecord.parse(JSON.parse(text));
    },
    close: () => client.destroy(),
  };
}
