import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { LocalError } from './localError.ts';

const resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
export type Resource = z.infer<typeof resource>;

const template = z.object({
  Resources: z.record(z.string(), resource),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
});
const assetManifest = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

/** One synthesized stack: its template, and where its file assets lie on this disk. */
export interface StackAssembly {
  readonly name: string;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly parameterDefaults: Readonly<Record<string, unknown>>;
  /** Absolute path of the asset an object key such as `<hash>.zip` names. Throws LocalError when there is none. */
  assetPath(objectKey: string): string;
}

/** Reads one stack of a `cdk.out` directory. Throws LocalError when it is missing or not what the CDK writes. */
export function readStack(directory: string, name: string): StackAssembly {
  const { Resources, Parameters } = readAs(template, path.join(directory, `${name}.template.json`));
  const { files } = readAs(assetManifest, path.join(directory, `${name}.assets.json`));
  return {
    name,
    resources: Resources,
    parameterDefaults: Object.fromEntries(Object.entries(Parameters).map(([key, value]) => [key, value.Default])),
    assetPath(objectKey) {
      const source = files[objectKey.split('.')[0] ?? '']?.source.path;
      if (source === undefined) {
        throw new LocalError(
          `${name} names the asset ${objectKey}, which ${directory} does not hold: run \`npm run synth\`.`,
        );
      }
      return path.resolve(directory, source);
    },
  };
}

/** Resources of one CloudFormation type, by logical id. */
export function resourcesOfType(stack: StackAssembly, type: string): [string, Resource][] {
  return Object.entries(stack.resources).filter(([, value]) => value.Type === type);
}

function readAs<T>(schema: z.ZodType<T>, file: string): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new LocalError(
      `The synthesized app has no ${path.basename(file)} in ${path.dirname(file)}: run \`npm run synth\`.`,
    );
  }
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new LocalError(
    `${file} is not a CDK output this runner reads (${z.prettifyError(parsed.error).split('\n')[0]}): run \`npm run synth\`.`,
  );
}
