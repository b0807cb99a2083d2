import { type Grammar, grammar } from "./grammar.ts";
import { stageVariablePattern } from "./variable-text.ts";

/** The identity that API Gateway uses to call the backend. */
export type Credentials =
  /** A role to assume. `name` includes the role's path: `service-role/orders`. */
  | {
      readonly type: "role";
      readonly partition: string;
      readonly accountId: string;
      readonly name: string;
    }
  /** The caller's identity; the method must use AWS_IAM. */
  | { readonly type: "caller"; readonly partition: string }
  /** A stage variable that holds `role/NAME`. */
  | {
      readonly type: "stage-variable";
      readonly partition: string;
      readonly accountId: string;
      readonly name: string;
    };

const stageVariable = new RegExp(stageVariablePattern, "y");

/** `arn:aws:iam::ACCOUNT:role/NAME`, or `arn:aws:iam::*:user/*` for the caller's identity. */
export const credentialsArn: Grammar<Credentials> = /* @__PURE__ */ grammar<Credentials>({
  name: "the ARN of an IAM role, arn:aws:iam::ACCOUNT:role/NAME, or the caller's, arn:aws:iam::*:user/*",
  code: "credentials.invalid",
  parse(cursor) {
    cursor.expect(/arn:/y, '"arn:"');
    const partition = cursor.expect(/aws[a-z-]*/y, "a partition: aws, aws-cn, aws-us-gov");
    cursor.expect(/:iam::/y, '":iam::"');
    if (cursor.takeMatch(/\*:user\/\*/y)) return { type: "caller", partition };
    const accountId = cursor.expect(/\d{12}/y, 'the 12 digits of an account, or "*:user/*"');
    cursor.expect(/:/y, '":" after the account');
    const variable = cursor.takeMatch(stageVariable);
    if (variable) {
      return { type: "stage-variable", partition, accountId, name: variable.slice(17, -1) };
    }
    cursor.expect(/role\//y, '"role/"');
    const name = cursor.expect(/[\w+=,.@/-]+/y, "a role's name");
    return { type: "role", partition, accountId, name };
  },
  print(from) {
    if (from.type === "caller") return `arn:${from.partition}:iam::*:user/*`;
    const name = from.type === "role" ? `role/${from.name}` : `\${stageVariables.${from.name}}`;
    return `arn:${from.partition}:iam::${from.accountId}:${name}`;
  },
});
