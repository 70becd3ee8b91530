import type { PageView } from '../../shell/pageView.ts';
import { StatusIntro, StatusPage } from './StatusPage.tsx';

export const statusView: PageView = {
  heading: () => 'Status',
  sections: [
    ['now', 'Now'],
    ['runs', 'Runs'],
    ['issues', 'Prices'],
    ['sources', 'Sources'],
    ['errata', 'Errata'],
  ],
  Intro: StatusIntro,
  Body: StatusPage,
};
