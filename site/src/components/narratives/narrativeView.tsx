import type { NarrativeFacts } from '../../data/registryFacts.ts';
import type { PageView } from '../../shell/pageView.ts';
import { NarrativeIntro } from './NarrativeIntro.tsx';
import { NarrativePage } from './NarrativePage.tsx';

export const narrativeView: PageView<NarrativeFacts> = {
  heading: ({ name }) => name,
  sections: [
    ['chart', 'Index'],
    ['members', 'Members'],
    ['heat', 'Heat'],
    ['gate', 'Rotation'],
    ['membership', 'Membership'],
  ],
  Intro: NarrativeIntro,
  Body: NarrativePage,
};
