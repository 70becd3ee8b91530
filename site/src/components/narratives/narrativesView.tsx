import type { PageView } from '../../shell/pageView.ts';
import { NarrativesIntro, NarrativesPage } from './NarrativesPage.tsx';

export const narrativesView: PageView = {
  heading: () => 'Narratives',
  sections: [
    ['narratives', 'League'],
    ['heat', 'Heat'],
    ['map', 'Map'],
  ],
  Intro: NarrativesIntro,
  Body: NarrativesPage,
};
