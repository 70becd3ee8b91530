import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { tidewatchApp } from '../../infra/tidewatch-app.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SITE_FIXTURE = fileURLToPath(new URL('site-fixture', import.meta.url));

const CDK_JSON = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };

// biome-ignore lint/suspicious/noExplicitAny: a template is plain JSON whose shape is what the tests assert
export type Properties = Record<string, any>;
export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
}

/** The app with the repository's own context, unbundled and with a fixture for the built site, so that it takes a second. */
export function testApp(context: Record<string, unknown> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'tidewatch-cdk-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  return tidewatchApp({
    outdir,
    context: { ...CDK_JSON.context, 'aws:cdk:bundling-stacks': [], siteDist: SITE_FIXTURE, ...context },
  });
}

/** The one option that adds a function. */
export const WITH_WEBHOOK = {
  webhookUrl: 'https://hooks.example.org/in',
  webhookSecretParameter: '/tidewatch/webhook',
};

/** Both templates of the app. */
export function synthesize(context: Record<string, unknown> = {}): { pipeline: Template; site: Template } {
  const assembly = testApp(context).synth();
  const template = (name: string) => Template.fromJSON(assembly.getStackByName(name).template);
  return { pipeline: template('TidewatchPipeline'), site: template('TidewatchSite') };
}

/** Resources of a type by logical id. */
export function resources(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type)) as [string, Resource][];
}

/** The one resource of a type. */
export function only(template: Template, type: string): Resource {
  const found = resources(template, type);
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return (found[0] as [string, Resource])[1];
}

/** The product's own functions by name; not those the CDK brings for its custom resources. */
export function productFunctions(template: Template): Map<string, Resource & { readonly logicalId: string }> {
  return new Map(
    resources(template, 'AWS::Lambda::Function')
      .filter(([, { Properties }]) => Properties.Environment?.Variables?.TIDEWATCH_FUNCTION !== undefined)
      .map(([logicalId, found]) => [
        found.Properties.Environment.Variables.TIDEWATCH_FUNCTION,
        { ...found, logicalId },
      ]),
  );
}
