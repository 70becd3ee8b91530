/**
 * Stands in for `@aws-sdk/credential-provider-node` in every bundle: Lambda gives credentials in the environment, and so
 * does the local runner. The SDK's own chain (files, SSO, STS, metadata service) is 130 KB of each function.
 */
export function defaultProvider() {
  return async () => {
    // biome-ignore lint/style/noProcessEnv: the environment is where Lambda puts them
    const env = process.env;
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = env;
    if (!accessKeyId || !secretAccessKey) {
      throw new Error(
        'No AWS credentials in the environment: a bundled function runs in Lambda or under the local runner.',
      );
    }
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  };
}
