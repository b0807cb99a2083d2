import type { MethodRecord, RestApiRecord } from "../model/record/rest-api-record.ts";
import { type Advised, advise } from "./advice.ts";
import { undeclaredAdvice } from "./declared.ts";
import { restMethodAdvice } from "./rest-method.ts";
import { serviceAdvice } from "./service.ts";
import { templateAdvice } from "./templates.ts";

/** Advice for one method. */
export interface MethodAdvised extends Advised {
  /** `GET /orders` */
  readonly route: string;
}

/**
 * Returns advice on mistakes in an imported API's methods and templates that API Gateway accepts.
 */
export function lintImported(api: RestApiRecord): readonly MethodAdvised[] {
  return lintMethods(api, { isImported: true });
}

/** Returns advice for an API that is created method by method, like a definition. */
export function lintCreated(api: RestApiRecord): readonly MethodAdvised[] {
  return lintMethods(api, { isImported: false });
}

function lintMethods(api: RestApiRecord, settings: LintSettings): readonly MethodAdvised[] {
  return Object.values(api.resources).flatMap(({ path, resourceMethods }) =>
    Object.values(resourceMethods).flatMap((method) =>
      lintRestMethod(method, api, settings).map((each) => ({
        ...each,
        route: `${method.httpMethod} ${path}`,
      })),
    ),
  );
}

interface LintSettings {
  /** Whether to report undeclared parameters; an import rejects them itself. */
  readonly isImported: boolean;
}

/** Returns advice for one method. */
export function lintRestMethod(
  method: MethodRecord,
  { restApi }: Pick<RestApiRecord, "restApi">,
  { isImported }: LintSettings,
): readonly Advised[] {
  const { methodIntegration: integration } = method;
  if (!integration) return [];
  const { binaryMediaTypes = [] } = restApi;
  const templates = Object.values(integration.requestTemplates ?? {}).filter(isSmall);
  return [
    ...advise(restMethodAdvice, { method, integration, binaryMediaTypes }),
    ...(isImported ? [] : advise(undeclaredAdvice, { method, integration })),
    ...advise(serviceAdvice, integration),
    ...templates.flatMap((text) => advise(templateAdvice, { text: text ?? "", integration })),
  ];
}

/** API Gateway stores no larger template: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
function isSmall(text: string | null): boolean {
  return (text?.length ?? 0) <= 300 * 1024;
}
