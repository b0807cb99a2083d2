import type { TemplateReading } from "./template-reading.ts";

/** Finds, in the texts of an integration, what a guide's reader has to fill in and did not. */
export function findPlaceholders(
  texts: Readonly<Record<string, string | undefined>>,
  placeOf: (member: string) => readonly string[],
  reading: TemplateReading,
): void {
  for (const [member, text = ""] of Object.entries(texts)) {
    // A parameter in braces is one of an HTTP URI; in an ARN only a path has any.
    const blank = text.startsWith("arn:") ? blankInArn(text) : undefined;
    if (blank === undefined) continue;
    const isSub = blank.startsWith("${");
    reading.find({
      code: isSub ? "cloudformation.no-sub" : "cloudformation.placeholder",
      severity: "error",
      at: placeOf(member),
      message: isSub
        ? `${blank} is text here: nothing fills it in`
        : `${blank} is a placeholder that was left in ${text}`,
      fix: isSub
        ? "Write !Sub before the text."
        : "Write !Sub and ${AWS::Region} or ${AWS::AccountId}.",
      details: { placeholder: blank },
    });
  }
}

/** In the part before the path of an ARN: `{region}`, `<account-id>`, `REGION`, `${AWS::Region}`. */
function blankInArn(text: string): string | undefined {
  const head = text.split(/:(?:path|action)\//)[0] ?? text;
  const pseudo = /\$\{AWS::\w+\}/.exec(text)?.[0];
  if (pseudo !== undefined) return pseudo;
  const blank = /(?<!\$)\{[^{}]*\}|<[^<>]*>/.exec(head)?.[0];
  if (blank !== undefined) return blank;
  return /(?<=:)(?:REGION|ACCOUNT(?:[-_]?ID)?|YOUR[-_]\w+)(?=:)/i.exec(text)?.[0];
}
