import type { StackAssembly } from './cloudAssembly.ts';
import { LocalError } from './localError.ts';

export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ACCOUNT = '000000000000';

/** The value of a template expression as CloudFormation would have it once the stack stood, with local names. */
export type Resolve = (value: unknown) => unknown;

/**
 * Resolves Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::Select and Fn::Split, nested as they come. A Ref to a resource is its
 * explicit name or else its logical id; an Arn is made of those. Throws LocalError on any other intrinsic.
 */
export function resolver(stack: StackAssembly): Resolve {
  const pseudo: Record<string, string> = {
    'AWS::Region': LOCAL_REGION,
    'AWS::AccountId': LOCAL_ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
  };

  function ref(id: string): unknown {
    if (id in pseudo) return pseudo[id];
    if (id in stack.parameterDefaults) return stack.parameterDefaults[id];
    const found = stack.resources[id];
    if (found === undefined) throw new LocalError(`${stack.name} refers to ${id}, which it does not define.`);
    if (found.Type === 'AWS::SNS::Topic') return arn(id);
    return physicalName(id);
  }

  function physicalName(id: string): string {
    const properties = stack.resources[id]?.Properties ?? {};
    const explicit = properties.TableName ?? properties.FunctionName ?? properties.TopicName ?? properties.QueueName;
    return explicit === undefined ? id : String(resolve(explicit));
  }

  function arn(id: string): string {
    const service = stack.resources[id]?.Type.split('::')[1]?.toLowerCase() ?? 'local';
    return `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${physicalName(id)}`;
  }

  function attribute(id: string, name: string): string {
    if (stack.resources[id] === undefined)
      throw new LocalError(`${stack.name} refers to ${id}, which it does not define.`);
    return name === 'Arn' || name.endsWith('ARN') ? arn(id) : `${physicalName(id)}.${name}`;
  }

  function substitute(text: string, own: Record<string, unknown>): string {
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (name in own) return String(resolve(own[name]));
      const [id, ...path] = name.split('.');
      return path.length === 0 ? String(ref(name)) : attribute(id as string, path.join('.'));
    });
  }

  function intrinsic(name: string, argument: unknown): unknown {
    const list = argument as unknown[];
    switch (name) {
      case 'Ref':
        return ref(argument as string);
      case 'Fn::GetAtt': {
        const [id, ...path] = Array.isArray(argument) ? (argument as string[]) : (argument as string).split('.');
        return attribute(id as string, path.join('.'));
      }
      case 'Fn::Join':
        return (resolve(list[1]) as unknown[]).map(String).join(list[0] as string);
      case 'Fn::Sub':
        return typeof argument === 'string'
          ? substitute(argument, {})
          : substitute(list[0] as string, list[1] as Record<string, unknown>);
      case 'Fn::Split':
        return String(resolve(list[1])).split(list[0] as string);
      case 'Fn::Select':
        return (resolve(list[1]) as unknown[])[Number(list[0])];
      default:
        throw new LocalError(
          `${stack.name} uses ${name} where the local runner needs a value: teach infra/local/resolveValue.ts.`,
        );
    }
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return intrinsic(first[0], first[1]);
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
  }

  return resolve;
}
