/** The environment of the site's build: the operator's own, made the same everywhere in what could change the pages. */
export function siteBuildEnvironment(given: {
  snapshotUrl: string | undefined;
  siteUrl: string | undefined;
}): NodeJS.ProcessEnv {
  const { snapshotUrl, siteUrl } = given;
  const { SNAPSHOT_URL: _notInherited, SITE_URL: _norThis, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(snapshotUrl !== undefined && { SNAPSHOT_URL: snapshotUrl }),
    ...(siteUrl !== undefined && { SITE_URL: siteUrl }),
  };
}
