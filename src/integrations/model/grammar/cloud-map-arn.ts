import { type Grammar, grammar } from "./grammar.ts";

/** The parts of a Cloud Map service's ARN, with the attributes that select its instances. */
export interface CloudMapArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** `srv-id`. */
  readonly serviceId: string;
  /** Query parameters of DiscoverInstances: `?stage=live&color=blue`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** `arn:aws:servicediscovery:REGION:ACCOUNT:service/ID[?ATTRIBUTE=VALUE&…]`. */
export const cloudMapArn: Grammar<CloudMapArn> = /* @__PURE__ */ grammar<CloudMapArn>({
  name: "a Cloud Map service's ARN",
  code: "uri.invalid",
  parse(cursor) {
    cursor.expect(/arn:/y, '"arn:"');
    const partition = cursor.expect(/aws[a-z-]*/y, "a partition: aws, aws-cn, aws-us-gov");
    cursor.expect(/:servicediscovery:/y, '":servicediscovery:"');
    const region = cursor.expect(/[a-z0-9-]+/y, "a Region: us-east-1");
    cursor.expect(/:/y, '":" and the account');
    const accountId = cursor.expect(/\d{12}/y, "the 12 digits of an account");
    cursor.expect(/:service\//y, '":service/"');
    const serviceId = cursor.expect(/[\w-]+/y, "a service's id: srv-…");
    const parts = { partition, region, accountId, serviceId };
    if (!cursor.takeMatch(/\?/y)) return parts;
    const attributes: [string, string][] = [];
    do {
      const name = cursor.expect(/[^=&]+/y, "an attribute's name");
      cursor.expect(/=/y, '"=" after the attribute');
      attributes.push([name, cursor.takeMatch(/[^&]*/y) ?? ""]);
    } while (cursor.takeMatch(/&/y));
    return { ...parts, attributes: Object.fromEntries(attributes) };
  },
  print({ partition, region, accountId, serviceId, attributes }) {
    const pairs = Object.entries(attributes ?? {}).map(([name, value]) => `${name}=${value}`);
    const query = pairs.length > 0 ? `?${pairs.join("&")}` : "";
    return `arn:${partition}:servicediscovery:${region}:${accountId}:service/${serviceId}${query}`;
  },
});
