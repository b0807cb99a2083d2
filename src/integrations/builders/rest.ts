import { GatewrightError } from "../../errors.ts";
import { type RestLambdaProxy, restLambdaProxy } from "../kinds/rest-lambda-proxy.ts";
import { type RestMock, restMock } from "../kinds/rest-mock.ts";
import { build, type Settings } from "./build.ts";
import { type Respond, responsesOf } from "./respond.ts";

export interface RestMockSettings extends Settings<RestMock> {
  /**
   * Short for `responses` with JSON bodies: `{ 200: { ok: true } }`. With one status the request
   * template is filled in; with several, `requestTemplates` has to choose between them.
   */
  readonly respond?: Respond;
}

export interface RestLambdaProxySettings
  extends Settings<RestLambdaProxy, "integrationHttpMethod"> {
  /** Only `POST`: it is the method towards Lambda, not the client's. */
  readonly integrationHttpMethod?: "POST";
}

/**
 * Builders for the integrations of REST APIs. Each fills in what follows from the rest, checks once
 * and returns plain data, equal to what the kind's schema would parse.
 *
 * @throws GatewrightError `integration.invalid`: names each wrong field, its value and the fix.
 */
export const rest = {
  /**
   * `MOCK`: API Gateway answers by itself.
   *
   * @example
   * rest.mock({ respond: { 200: { message: "This is a mock response" } } });
   */
  mock(settings: RestMockSettings): RestMock {
    const { respond: _, ...others } = settings;
    const responses = responsesOf(settings);
    const requestTemplates = settings.requestTemplates ?? statusTemplate(responses);
    return build(restMock, {
      kind: "rest.mock",
      ...others,
      ...(requestTemplates && { requestTemplates }),
      ...(responses && { responses }),
    });
  },

  /**
   * `AWS_PROXY`: a Lambda function gets the request as a proxy event.
   *
   * @example
   * rest.lambdaProxy({ functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:orders" });
   */
  lambdaProxy(settings: RestLambdaProxySettings): RestLambdaProxy {
    return build(restLambdaProxy, {
      kind: "rest.lambda-proxy",
      integrationHttpMethod: "POST",
      ...settings,
    });
  },
};

/** The request template that makes a mock answer its only status. */
function statusTemplate(
  responses: RestMock["responses"],
): Readonly<Record<string, string>> | undefined {
  const [status, ...others] = Object.keys(responses ?? {});
  if (status === undefined) return undefined;
  if (others.length > 0) {
    throw new GatewrightError(
      "integration.invalid",
      'Failed to build the "rest.mock" integration: nothing says which of its statuses it answers',
      {
        hint: 'Give "requestTemplates": { "application/json": "{\\"statusCode\\": 200}" }, with a condition in it.',
      },
    );
  }
  return { "application/json": `{"statusCode": ${status}}` };
}
