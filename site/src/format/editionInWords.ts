import type { Meta } from '../../../shared/contracts/meta.ts';

/** Which rules and which data the page shows. */
export function editionInWords({ methodology_version, snapshot_id }: Meta): string {
  return `Methodology ${methodology_version}, snapshot ${snapshot_id}`;
}
