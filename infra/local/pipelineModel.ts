import * as z from 'zod';
import { readStack, resourcesOfType, type StackAssembly } from './cloudAssembly.ts';
import { LocalError } from './localError.ts';
import { resolver } from './resolveValue.ts';

export const PIPELINE_STACK = 'TidewatchPipeline';

/** One Lambda function of the template, ready to be run from its bundled asset. */
export interface FunctionModel {
  /** `ingest`, `compute`, ...: the value of its TIDEWATCH_FUNCTION. */
  readonly name: string;
  readonly assetDirectory: string;
  /** `index.handler`: module and export. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ScheduleModel {
  readonly functionName: string;
  readonly expression: string;
  /** JSON with `<aws.scheduler.scheduled-time>` where the time goes. */
  readonly input: string;
  /** An event older than this is not delivered any more. */
  readonly maxEventAgeMs: number;
}

/** As CreateTable takes it. */
export interface TableModel {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  readonly KeySchema: readonly { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
}

export interface PipelineModel {
  readonly functions: ReadonlyMap<string, FunctionModel>;
  readonly schedules: readonly ScheduleModel[];
  readonly table: TableModel;
  readonly ttlAttribute: string;
}

const functionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }),
});
const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ScheduleExpressionTimezone: z.enum(['UTC', 'Etc/UTC']).default('UTC'),
  Target: z.object({
    Arn: z.string(),
    Input: z.string(),
    // 86,400 is EventBridge Scheduler's own default.
    RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number().default(86_400) }).prefault({}),
  }),
});
const tableProperties = z.object({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  TimeToLiveSpecification: z.object({ AttributeName: z.string() }),
});

/** What the pipeline stack of a `cdk.out` directory asks for, every expression resolved to its local value. */
export function pipelineModel(directory: string): PipelineModel {
  const stack = readStack(directory, PIPELINE_STACK);
  const resolve = resolver(stack);
  const parse = <T>(schema: z.ZodType<T>, id: string, properties: unknown): T => {
    const parsed = schema.safeParse(resolve(properties));
    if (parsed.success) return parsed.data;
    throw new LocalError(
      `${PIPELINE_STACK}/${id} cannot be run locally: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    );
  };

  const byArn = new Map<string, string>();
  const functions = new Map<string, FunctionModel>();
  for (const [id, { Properties }] of resourcesOfType(stack, 'AWS::Lambda::Function')) {
    const variables = (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables;
    const name = variables?.TIDEWATCH_FUNCTION;
    // Custom resources of the CDK itself (log retention, auto-delete) are functions too; they have no part in a running app.
    if (typeof name !== 'string') continue;
    const properties = parse(functionProperties, id, Properties);
    byArn.set(String(resolve({ 'Fn::GetAtt': [id, 'Arn'] })), name);
    functions.set(name, {
      name,
      assetDirectory: stack.assetPath(properties.Code.S3Key),
      handler: properties.Handler,
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      environment: properties.Environment.Variables,
    });
  }

  const { id: tableId, table } = onlyTable(stack, parse);
  return {
    functions,
    table: {
      TableName: table.TableName ?? tableId,
      AttributeDefinitions: table.AttributeDefinitions,
      KeySchema: table.KeySchema,
    },
    ttlAttribute: table.TimeToLiveSpecification.AttributeName,
    schedules: resourcesOfType(stack, 'AWS::Scheduler::Schedule').flatMap(([id, { Properties }]) => {
      const { ScheduleExpression, State, Target } = parse(scheduleProperties, id, Properties);
      const functionName = byArn.get(Target.Arn);
      if (functionName === undefined)
        throw new LocalError(`${PIPELINE_STACK}/${id} targets ${Target.Arn}, which is no function of the app.`);
      const maxEventAgeMs = Target.RetryPolicy.MaximumEventAgeInSeconds * 1000;
      return State === 'DISABLED'
        ? []
        : [{ functionName, expression: ScheduleExpression, input: Target.Input, maxEventAgeMs }];
    }),
  };
}

function onlyTable(
  stack: StackAssembly,
  parse: <T>(schema: z.ZodType<T>, id: string, properties: unknown) => T,
): { id: string; table: z.infer<typeof tableProperties> } {
  const tables = resourcesOfType(stack, 'AWS::DynamoDB::Table');
  const [first] = tables;
  if (first === undefined || tables.length > 1) {
    throw new LocalError(`${PIPELINE_STACK} defines ${tables.length} tables; the app has exactly one.`);
  }
  const [id, { Properties }] = first;
  return { id, table: parse(tableProperties, id, Properties) };
}
