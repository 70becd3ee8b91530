import { tidewatchApp } from './tidewatch-app.ts';

tidewatchApp().synth();
