import type { PageView } from '../../shell/pageView.ts';
import { ApiIntro, ApiPage, ApiReference } from './ApiPage.tsx';
import type { RouteFacts } from './routeFacts.ts';

export interface ApiFacts {
  readonly routes: readonly RouteFacts[];
}

export const apiView: PageView<ApiFacts> = {
  heading: () => 'API',
  sections: [
    ['try', 'Try it'],
    ['conventions', 'Conventions'],
    ['routes', 'Routes'],
    ['v2', '/v2'],
  ],
  Intro: ({ facts }) => (
    <>
      <ApiIntro />
      <ApiReference facts={facts} />
    </>
  ),
  Body: ApiPage,
};
