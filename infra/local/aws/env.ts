/** What the operator's shell says of AWS besides credentials, which the SDK finds itself. */
export function awsSettings(): { readonly endpoint: string | undefined; readonly region: string | undefined } {
  const { AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return { endpoint: AWS_ENDPOINT_URL || undefined, region: AWS_REGION || AWS_DEFAULT_REGION || undefined };
}
