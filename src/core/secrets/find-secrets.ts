import { findCredentials } from "./find-credentials.ts";
import { findMembers } from "./find-members.ts";
import { findParameters } from "./find-parameters.ts";
import type { SecretNameTest } from "./secret-names.ts";
import { type FoundSecret, secretsInSpan } from "./secrets-in-value.ts";

/**
 * Finds recognizable secrets in a text: JSON members, parameters and headers with secret names,
 * user info in URLs, `Bearer` and `Basic` credentials, JSON Web Tokens, and AWS access key ids.
 *
 * Runs in time linear in the length of the text.
 *
 * @param isWhole whether to include a member's whole value, with the scheme of credentials
 */
export function findSecrets(
  text: string,
  isSecret: SecretNameTest,
  isWhole = false,
): readonly FoundSecret[] {
  const members = findMembers(text, isSecret);
  return [
    ...(isWhole ? members : members.flatMap((member) => secretsInSpan(text, member))),
    ...findParameters(text, isSecret),
    ...findCredentials(text),
  ];
}
