import type { PageView } from '../../shell/pageView.ts';
import { RotationIntro, RotationPage } from './RotationPage.tsx';

export const rotationView: PageView = {
  heading: () => 'Rotation',
  sections: [
    ['rotation', 'Target'],
    ['moves', 'Why'],
    ['allocation', 'Timeline'],
    ['log', 'Log'],
    ['holdings', 'Your holdings'],
    ['what-if', 'What if'],
  ],
  Intro: RotationIntro,
  Body: RotationPage,
};
