import { findCredentials } from "./find-credentials.ts";
import { findMembers } from "./find-members.ts";
import { findParameters } from "./find-parameters.ts";
import type { SecretNameTest } from "./secret-names.ts";
import { type FoundSecret, secretsInSpan } from "./secrets-in-value.ts";

/**
 * Finds the secrets that a text shows by itself: members of JSON, parameters and headers with a
 * secret's name, user info in URLs, `Bearer` and `Basic` credentials, JSON Web Tokens, and AWS access
 * key ids. Takes linear time.
 *
 * @param isWhole finds all of a member's value: the scheme of credentials as well
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
