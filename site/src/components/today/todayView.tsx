import type { PageView } from '../../shell/pageView.ts';
import { Today } from './Today.tsx';

export const todayView: PageView = {
  heading: () => 'Today in crypto narratives',
  sections: [
    ['rotation', 'Rotation'],
    ['moves', 'Why'],
    ['movers', 'Movers'],
    ['narratives', 'Narratives'],
    ['map', 'Map'],
    ['flips', 'Signals'],
    ['grades', 'Grades'],
    ['model', 'Model'],
    ['curation', 'Curation'],
    ['data', 'Data'],
  ],
  Intro: () => (
    <p class="intro">
      Which crypto narrative capital is flowing into, how strong each token in it is, what a rules-based portfolio holds
      because of it, and why it moved.
    </p>
  ),
  Body: Today,
};
