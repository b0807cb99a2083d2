/**
 * The one grammar of API Gateway's execution log. `{name}` is a hole; reading and printing
 * are both made from these lines, so they cannot drift apart.
 *
 * Sources: recordings of TestInvokeMethod (2025), public captures of failures (2016 to 2024).
 */
export const logTexts = {
  startingExecution: "Starting execution for request: {requestId}",
  methodRequest: "HTTP Method: {httpMethod}, Resource Path: {resourcePath}",
  methodRequestPath: "Method request path: {pathParameters}",
  methodRequestQuery: "Method request query string: {queryString}",
  methodRequestHeaders: "Method request headers: {headers}",
  methodRequestBody: "Method request body before transformations: {body}",
  endpointRequestUri: "Endpoint request URI: {uri}",
  endpointRequestHeaders: "Endpoint request headers: {headers}",
  endpointRequestBody: "Endpoint request body after transformations: {body}",
  sendingRequest: "Sending request to {uri}",
  // Until 2018 the status was not in it.
  receivedResponseOld: "Received response. Integration latency: {latencyMs} ms",
  receivedResponse: "Received response. Status: {status}, Integration latency: {latencyMs} ms",
  endpointResponseHeaders: "Endpoint response headers: {headers}",
  endpointResponseBody: "Endpoint response body before transformations: {body}",
  methodResponseBody: "Method response body after transformations: {body}",
  methodResponseHeaders: "Method response headers: {headers}",
  bodyMismatch:
    "Request body does not match model schema for content type {contentType}: [{details}]",
  lambdaFailure:
    "Lambda execution failed with status 200 due to customer function error: {message}. Lambda request id: {lambdaRequestId}",
  configurationFailure: "Execution failed due to configuration error: {reason}",
  timeoutFailure: "Execution failed due to a timeout error",
  networkFailure: "Execution failed due to a network error communicating with endpoint",
  success: "Successfully completed execution",
  completed: "Method completed with status: {status}",
} as const;
