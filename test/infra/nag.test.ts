import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type App, Stack, Validations } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { testApp, WITH_WEBHOOK } from './synthesize.ts';

describe('cdk-nag', () => {
  it('finds nothing that is not acknowledged', () => {
    expect(findings(testApp())).toEqual([]);
  });

  it('finds nothing with every option on', () => {
    const options = {
      coingeckoKeyParameter: 'key',
      alertEmail: 'operator@example.org',
      domain: 'rotation.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      waf: 'true',
      ...WITH_WEBHOOK,
      reservedConcurrency: '5',
    };
    expect(findings(testApp(options))).toEqual([]);
  });

  it('would find a careless bucket', () => {
    const app = testApp();
    new Bucket(app.node.findChild('TidewatchSite'), 'Careless');
    expect(() => app.synth()).toThrow(/AwsSolutions-S1'[\s\S]*AwsSolutions-S10'/);
  });

  it('is answered with a reason at one construct each time, never for a whole stack', () => {
    const app = testApp();
    const key = Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
    const acknowledged = app.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === key)
          .map(({ data }) => ({ construct, reasons: Object.values(data as Record<string, string>) })),
      );
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { construct, reasons } of acknowledged) {
      expect(Stack.isStack(construct)).toBe(false);
      for (const reason of reasons) expect(reason.length).toBeGreaterThan(30);
    }
  });
});

/** What the synth's own validation report holds besides errors, which throw: cdk-nag's, CloudFormation's and the CDK's warnings. */
function findings(app: App): string[] {
  const report = readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(report) as { pluginReports: { violations: { ruleName: string }[] }[] };
  return pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
}
