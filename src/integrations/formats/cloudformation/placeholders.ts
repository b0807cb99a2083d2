import type { TemplateReading } from "./template-reading.ts";

/** Reports placeholders of guides left in the texts of an integration. */
export function findPlaceholders(
  texts: Readonly<Record<string, string | undefined>>,
  placeOf: (member: string) => readonly string[],
  reading: TemplateReading,
): void {
  for (const [member, text = ""] of Object.entries(texts)) {
    // Parameters in braces belong to HTTP URIs; in an ARN, only the path may have them.
    const blank = text.startsWith("arn:") ? blankInArn(text) : undefined;
    if (blank === undefined) continue;
    const isSub = blank.startsWith("${");
    reading.find({
      code: isSub ? "cloudformation.no-sub" : "cloudformation.placeholder",
      severity: "error",
      at: placeOf(member),
      message: isSub
        ? `${blank} is literal text here: nothing replaces it`
        : `the placeholder ${blank} was not replaced in ${text}`,
      fix: isSub
        ? "Add !Sub before the text."
        : "Use !Sub with ${AWS::Region} or ${AWS::AccountId}.",
      details: { placeholder: blank },
    });
  }
}

/**
 * Finds a placeholder before the path of an ARN: `{region}`, `<account-id>`, `REGION`,
 * `${AWS::Region}`.
 */
function blankInArn(text: string): string | undefined {
  const head = text.split(/:(?:path|action)\//)[0] ?? text;
  const pseudo = /\$\{AWS::\w+\}/.exec(text)?.[0];
  if (pseudo !== undefined) return pseudo;
  const blank = /(?<!\$)\{[^{}]*\}|<[^<>]*>/.exec(head)?.[0];
  if (blank !== undefined) return blank;
  return /(?<=:)(?:REGION|ACCOUNT(?:[-_]?ID)?|YOUR[-_]\w+)(?=:)/i.exec(text)?.[0];
}
