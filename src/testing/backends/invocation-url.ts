/** Returns the URL at which Lambda's API invokes a function, as execution logs show it. */
export function invocationUrl(region: string, functionArn: string, isStreaming = false): string {
  const path = isStreaming
    ? `2021-11-15/functions/${functionArn}/response-streaming-invocations`
    : `2015-03-31/functions/${functionArn}/invocations`;
  return `https://lambda.${region}.amazonaws.com/${path}`;
}
