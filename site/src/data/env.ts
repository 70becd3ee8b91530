/**
 * Where the build takes a snapshot from (http, https or file URL); undefined by default: the pages then hold no numbers
 * and fetch them from /v1/snapshot, so that one commit builds the same files anywhere.
 */
export const SNAPSHOT_URL: string | undefined = process.env.SNAPSHOT_URL;
/** Where the site will stand (`https://example.org`), for addresses that crawlers want absolute; undefined by default. */
export const SITE_URL: string | undefined = process.env.SITE_URL === '' ? undefined : process.env.SITE_URL;
