import { defined } from "../../../core/json.ts";
import type { AuthorizerRecord, ById, MethodRecord } from "../../model/record/rest-api-record.ts";
import { readSecurityScheme, type SecurityScheme } from "./authorizer.ts";
import { componentsOf } from "./document.ts";
import type { DocumentReading } from "./document-reading.ts";
import { type JsonObject, listOf, objectOf, textOf, textsOf } from "./shape.ts";

type Authorization = Pick<
  MethodRecord,
  "authorizationType" | "authorizerId" | "authorizationScopes" | "apiKeyRequired"
>;

/** Who may call the operations of a document. */
export interface Security {
  /** By id. */
  readonly authorizers: ById<AuthorizerRecord>;
  readonly of: (operation: JsonObject, at: readonly string[]) => Authorization;
}

export function readSecurity(reading: DocumentReading): Security {
  const { root } = reading.document;
  const schemes = readSchemes(reading);
  const authorizers = [...schemes.values()].flatMap((scheme) =>
    scheme?.type === "authorizer" ? [[scheme.record.id, scheme.record] as const] : [],
  );
  return {
    authorizers: Object.fromEntries(authorizers),
    of(operation, at) {
      const own = textOf(objectOf(operation["x-amazon-apigateway-auth"])["type"])?.toUpperCase();
      // An empty list of the operation's own lets everyone in.
      const requirements = listOf(operation["security"] ?? root["security"]);
      let authorization: Authorization = { authorizationType: own ?? "NONE" };
      for (const [name, scopes] of requirements.flatMap((each) => Object.entries(objectOf(each)))) {
        const scheme = schemes.get(name);
        if (!schemes.has(name)) {
          const details = { problem: "security-scheme", name } as const;
          reading.ignore([...at, "security"], `there is no security scheme "${name}"`, details);
        }
        authorization = withScheme(authorization, scheme, textsOf(scopes));
      }
      return authorization;
    },
  };
}

/** By name; undefined for those that do nothing, which was found once and for all. */
function readSchemes(reading: DocumentReading): Map<string, SecurityScheme | undefined> {
  const { at: place, members } = componentsOf(reading.document, "securitySchemes");
  const entries = Object.entries(members).map(([name, each]) => {
    const at = [...place, name];
    const scheme = reading.resolve(each, at);
    return [name, readSecurityScheme(name, scheme, reading, at)] as const;
  });
  return new Map(entries);
}

/** A key is asked for beside the rest; of the others a method has one, and the last one counts. */
function withScheme(
  authorization: Authorization,
  scheme: SecurityScheme | undefined,
  scopes: readonly string[],
): Authorization {
  if (!scheme) return authorization;
  if (scheme.type === "api-key") return { ...authorization, apiKeyRequired: true };
  const { apiKeyRequired } = authorization;
  if (scheme.type === "iam") return defined({ authorizationType: "AWS_IAM", apiKeyRequired });
  const { id, type } = scheme.record;
  return defined({
    authorizationType: type === "COGNITO_USER_POOLS" ? type : "CUSTOM",
    authorizerId: id,
    authorizationScopes: scopes.length > 0 ? scopes : undefined,
    apiKeyRequired,
  });
}
