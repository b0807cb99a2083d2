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

/** The authorization of a document's operations. */
export interface Security {
  /** Authorizers by id. */
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
      // An operation's own empty list allows everyone.
      const requirements = listOf(operation["security"] ?? root["security"]);
      let authorization: Authorization = { authorizationType: own ?? "NONE" };
      for (const [name, scopes] of requirements.flatMap((each) => Object.entries(objectOf(each)))) {
        const scheme = schemes.get(name);
        if (!schemes.has(name)) {
          const details = { problem: "security-scheme", name } as const;
          reading.ignore([...at, "security"], `unknown security scheme "${name}"`, details);
        }
        authorization = withScheme(authorization, scheme, textsOf(scopes));
      }
      return authorization;
    },
  };
}

/** Reads schemes by name; undefined for ones without effect, which are already reported. */
function readSchemes(reading: DocumentReading): Map<string, SecurityScheme | undefined> {
  const { at: place, members } = componentsOf(reading.document, "securitySchemes");
  const entries = Object.entries(members).map(([name, each]) => {
    const at = [...place, name];
    const scheme = reading.resolve(each, at);
    return [name, readSecurityScheme(name, scheme, reading, at)] as const;
  });
  return new Map(entries);
}

/** Adds a scheme: an API key is additional; of the others, the last one wins. */
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
