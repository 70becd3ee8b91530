import type { ComponentType } from 'preact';
import type { PageView } from '../../shell/pageView.ts';
import { PageHead } from '../common/PageHead.tsx';

/** The Method page around its text, which the build renders and the browser takes over as it stands. */
export function methodView(Text: ComponentType): PageView {
  return {
    heading: () => 'Method',
    sections: [
      ['engine', 'Engine'],
      ['membership', 'Narratives'],
      ['index', 'Index'],
      ['model', 'Model'],
      ['grade', 'Grade'],
      ['signals', 'Signals'],
      ['rotation', 'Rotation'],
      ['heat', 'Heat'],
      ['record', 'Record'],
    ],
    Intro: () => (
      <>
        <Lead />
        <Text />
      </>
    ),
    Body: ({ snapshot }) => (
      <>
        <PageHead title="Method" aside={<span class="tag">Version {snapshot.methodology_version}</span>}>
          <Lead />
        </PageHead>
        <Text />
      </>
    ),
  };
}

function Lead() {
  return (
    <p class="intro">
      What is computed, exactly, and what is known for and against it. Every number below is read from the object the
      engine runs with. Times are UTC, returns simple unless called log, fractions of the portfolio's net value.
    </p>
  );
}
