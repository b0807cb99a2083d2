import type { IntegrationRecord } from "../../record/rest-api-record.ts";
import { type MethodPlace, memberPlace } from "./method-place.ts";
import type { TemplateReading } from "./reading.ts";

/** Finds what a guide's reader has to fill in and did not. */
export function findPlaceholders(
  integration: IntegrationRecord,
  place: MethodPlace,
  reading: TemplateReading,
): void {
  const texts = Object.entries({ uri: integration.uri, credentials: integration.credentials });
  for (const [member, text = ""] of texts) {
    // A parameter in braces is one of an HTTP URI; in an ARN only a path has any.
    const blank = text.startsWith("arn:") ? blankInArn(text) : undefined;
    if (blank === undefined) continue;
    const isSub = blank.startsWith("${");
    reading.find(
      "error",
      isSub ? "cloudformation.no-sub" : "cloudformation.placeholder",
      memberPlace(place, member),
      isSub
        ? `${blank} is text here: nothing fills it in`
        : `${blank} is a placeholder that was left in the ${member}`,
      isSub ? "Write !Sub before the text." : "Write !Sub and ${AWS::Region} or ${AWS::AccountId}.",
    );
  }
}

/** In the part before the path of an ARN: `{region}`, `<account-id>`, `REGION`, `${AWS::Region}`. */
function blankInArn(text: string): string | undefined {
  const head = text.split(/:(?:path|action)\//)[0] ?? text;
  const pseudo = /\$\{AWS::\w+\}/.exec(text)?.[0];
  if (pseudo !== undefined) return pseudo;
  const blank = /(?<!\$)\{[^}]*\}|<[^>]*>/.exec(head)?.[0];
  if (blank !== undefined) return blank;
  return /(?<=:)(?:REGION|ACCOUNT(?:[-_]?ID)?|YOUR[-_]\w+)(?=:)/i.exec(text)?.[0];
}
