/**
 * The grammar of API Gateway's execution log. `{name}` is a placeholder. Parsing and printing are both
 * derived from these lines, so they cannot diverge.
 *
 * Sources: recordings of TestInvokeMethod (2025); public captures of TestInvokeAuthorizer (2017,
 * 2019, 2023) and of CloudWatch (2017 to 2026); AWS's knowledge center for usage plans.
 */
export const logTexts = {
  extendedRequestId: "Extended Request Id: {extendedRequestId}",

  // The authorizer, in its own test and before a deployed method. All but the last six characters of
  // an identity are masked.
  startingAuthorizer: "Starting authorizer: {authorizerId} for request: {requestId}",
  authorizerIdentity: "Incoming identity: {identity}",
  authorizerResult: "Authorizer result body before parsing: {body}",
  authorizerPolicy: "Using valid authorizer policy for principal: {principalId}",
  authorizerSuccess: "Successfully completed authorizer execution",
  unauthorizedRequest: "Unauthorized request: {requestId}",
  unauthorized: "Unauthorized",
  authorizerFailure: "AuthorizerConfigurationException",

  // API keys and usage plans, at a deployed stage only. A call without a key leaves the placeholder
  // empty.
  verifyingUsagePlan:
    "Verifying Usage Plan for request: {requestId}. API Key: {apiKey} API Stage: {apiStage}",
  apiKeyNotRequired:
    "API Key {apiKey} authorized because method '{method}' does not require API Key. Request will not contribute to throttle or quota limits",
  apiKeyRefused:
    "API Key {apiKey} not authorized because method '{method}' requires API Key and API Key is not associated with a Usage Plan for API Stage {apiStage}: {reason}",
  usagePlanSuccess: "Usage Plan check succeeded for API Key {apiKey} and API Stage {apiStage}",
  apiKeyThrottled: "API Key {apiKey} exceeded throttle limit for API Stage {apiStage}: {details}",
  apiKeyOverQuota: "API Key {apiKey} exceeded quota limit for API Stage {apiStage}: {details}",
  stageThrottled:
    "Key throttle limit exceeded for RestApi {apiId}, Stage {stage}, Resource {resourceId}, HttpMethod {httpMethod}. Limit: {limit} Burst: {burst}",

  // The method, as TestInvokeMethod and CloudWatch print it.
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
  // Before 2018 the line had no status.
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
  connectionFailure:
    "Execution failed due to a network error communicating with endpoint: {reason}",
  gatewayResponse: "Gateway response type: {responseType} with status code: {status}",
  success: "Successfully completed execution",
  completed: "Method completed with status: {status}",

  // After a deployed method.
  endpointRequestId: "AWS Integration Endpoint RequestId : {endpointRequestId}",
  tracingId: "X-ray Tracing ID : {traceId}",

  // WebSocket APIs. Source of the texts: another emulator.
  webSocketRoute: "WebSocket Request Route: [{routeKey}]",
  webSocketConnecting:
    "Client [UserAgent: {userAgent}, SourceIp: {sourceIp}] is connecting to WebSocket API [{apiId}].",
  webSocketMessage:
    "WebSocket API [{apiId}] received message from client [Connection Id: {connectionId}].",
} as const;
