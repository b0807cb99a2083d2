import type { MethodRecord, RestApiRecord } from "../record/rest-api-record.ts";
import { type Advised, advise } from "./advice.ts";
import { restMethodAdvice } from "./rest-method.ts";
import { templateAdvice } from "./templates.ts";

/** An advice for one method. */
export interface MethodAdvised extends Advised {
  /** `GET /orders` */
  readonly route: string;
}

/** What an API's methods and their mapping templates should not do, though API Gateway lets them. */
export function lintRestApi(api: RestApiRecord): readonly MethodAdvised[] {
  return Object.values(api.resources).flatMap(({ path, resourceMethods }) =>
    Object.values(resourceMethods).flatMap((method) =>
      lintRestMethod(method).map((each) => ({ ...each, route: `${method.httpMethod} ${path}` })),
    ),
  );
}

/** The same for one method. */
export function lintRestMethod(method: MethodRecord): readonly Advised[] {
  const { methodIntegration: integration } = method;
  if (!integration) return [];
  const templates = Object.values(integration.requestTemplates ?? {}).filter(isSmall);
  return [
    ...advise(restMethodAdvice, { method, integration }),
    ...templates.flatMap((text) => advise(templateAdvice, { text: text ?? "", integration })),
  ];
}

/** API Gateway stores no larger template: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
function isSmall(text: string | null): boolean {
  return (text?.length ?? 0) <= 300 * 1024;
}
