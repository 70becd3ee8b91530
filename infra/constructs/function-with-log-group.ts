import { fileURLToPath } from 'node:url';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { packRegistry, SHIPPED_REGISTRY } from './packed-registry.ts';
import { type TableAccess, tableStatements } from './table-access.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Rewritten by every synth; a bundle holds what it holds. */
const PACKED = `${ROOT}node_modules/.cache/tidewatch`;
export const METRICS_NAMESPACE = 'Tidewatch';

export interface FunctionWithLogGroupProps {
  /** Folder of `functions/` whose handler.ts is bundled; also the metrics' `service` dimension. */
  readonly name: string;
  readonly description: string;
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number | undefined;
  /** Commands that put further files beside the bundle, in the folder they are given. */
  readonly writeBeside?: (outputDirectory: string) => string[];
}

/**
 * One function with its own role and its own log group, so that nothing it may do is inherited: no managed policy, logs
 * kept a month as JSON, the SDK bundled so that what was tested is what runs.
 */
export class FunctionWithLogGroup extends Construct {
  readonly name: string;
  readonly function: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: FunctionWithLogGroupProps) {
    super(scope, id);
    this.name = props.name;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    logGroup.grantWrite(this.role);
    this.function = new NodejsFunction(this, 'Function', {
      description: props.description,
      entry: `${ROOT}functions/${props.name}/handler.ts`,
      handler: 'handler',
      projectRoot: ROOT,
      depsLockFilePath: `${ROOT}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      reservedConcurrentExecutions: props.reservedConcurrency,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      awsSdkConnectionReuse: false,
      environment: {
        TIDEWATCH_FUNCTION: props.name,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        ...props.environment,
      },
      bundling: {
        format: OutputFormat.ESM,
        minify: true,
        sourceMap: false,
        externalModules: [],
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (_input, output) => props.writeBeside?.(output) ?? [],
        },
        mainFields: ['module', 'main'],
        esbuildArgs: {
          '--alias': [
            `@aws-sdk/credential-provider-node=${ROOT}infra/constructs/lambda-credentials.ts`,
            `@smithy/core/event-streams=${ROOT}infra/constructs/no-event-streams.ts`,
            `${SHIPPED_REGISTRY}=${packRegistry(PACKED)}`,
          ],
        },
        // CommonJS dependencies call require() for Node's own modules, which an ES module does not have.
        banner:
          "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
      },
    });
  }

  /** The table's name in the environment and the rights to use it, always together. */
  bindTable(table: ITable, access: TableAccess): void {
    this.function.addEnvironment('TABLE_NAME', table.tableName);
    for (const statement of tableStatements(table.tableArn, access)) this.role.addToPolicy(statement);
  }
}
