import { App, type AppProps } from 'aws-cdk-lib/core';
import { addNagChecks } from './nag.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { readSettings } from './settings.ts';
import { SiteStack } from './site-stack.ts';

/**
 * The whole application: the pipeline (everything an emulator or one machine can hold) and the site in front of it.
 * Works without any configuration; what can be configured is context, read in `settings.ts`.
 */
export function tidewatchApp(props: AppProps = {}): App {
  const app = new App(props);
  const settings = readSettings(app.node);
  const pipeline = new PipelineStack(app, 'TidewatchPipeline', {
    description: 'Tidewatch: prices in, indices, grades, signals and the rotation out.',
    settings,
  });
  const site = new SiteStack(app, 'TidewatchSite', {
    description: 'Tidewatch: the pages and /v1 on one CloudFront distribution.',
    settings,
    apiUrl: pipeline.apiUrl,
  });
  addNagChecks(app, { pipeline, site });
  return app;
}
