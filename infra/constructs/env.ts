/** The environment of the site's build: the operator's own, made the same everywhere in what could change the pages. */
export function siteBuildEnvironment(snapshotUrl: string | undefined): NodeJS.ProcessEnv {
  const { SNAPSHOT_URL: _notInherited, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(snapshotUrl !== undefined && { SNAPSHOT_URL: snapshotUrl }),
  };
}
