import { EngineSection } from './sections/EngineSection.tsx';
import { GradeSection } from './sections/GradeSection.tsx';
import { HeatSection } from './sections/HeatSection.tsx';
import { IndexSection } from './sections/IndexSection.tsx';
import { ModelSection } from './sections/ModelSection.tsx';
import { NarrativesSection } from './sections/NarrativesSection.tsx';
import { RecordSection } from './sections/RecordSection.tsx';
import { RotationSection } from './sections/RotationSection.tsx';
import { SignalsSection } from './sections/SignalsSection.tsx';

/** The whole methodology in a reader's words, in the order of its sections. Rendered at the build only. */
export function MethodText() {
  return (
    <div id="method-text">
      <EngineSection />
      <NarrativesSection />
      <IndexSection />
      <ModelSection />
      <GradeSection />
      <SignalsSection />
      <RotationSection />
      <HeatSection />
      <RecordSection />
    </div>
  );
}
