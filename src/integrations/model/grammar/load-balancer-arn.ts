import { type Grammar, grammar } from "./grammar.ts";

/** The parts of a load balancer's ARN, or of one of its listeners. */
export interface LoadBalancerArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** `app`: Application Load Balancer; `net`: Network Load Balancer. */
  readonly type: "app" | "net";
  readonly name: string;
  readonly id: string;
  /** Set when the ARN is a listener's. */
  readonly listenerId?: string;
}

/** `arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/app/NAME/ID` or `…:listener/app/NAME/ID/ID`. */
export const loadBalancerArn: Grammar<LoadBalancerArn> = /* @__PURE__ */ grammar<LoadBalancerArn>({
  name: "a load balancer's or listener's ARN",
  code: "uri.invalid",
  parse(cursor) {
    cursor.expect(/arn:/y, '"arn:"');
    const partition = cursor.expect(/aws[a-z-]*/y, "a partition: aws, aws-cn, aws-us-gov");
    cursor.expect(/:elasticloadbalancing:/y, '":elasticloadbalancing:"');
    const region = cursor.expect(/[a-z0-9-]+/y, "a Region: us-east-1");
    cursor.expect(/:/y, '":" and the account');
    const accountId = cursor.expect(/\d{12}/y, "the 12 digits of an account");
    cursor.expect(/:/y, '":" after the account');
    const resource = cursor.expectOneOf(["loadbalancer", "listener"], "a resource");
    cursor.expect(/\//y, '"/"');
    const type = cursor.expectOneOf(["app", "net"], "the load balancer's type");
    const name = cursor.expect(/\/[\w-]+/y, '"/" and the name').slice(1);
    const id = cursor.expect(/\/\w+/y, '"/" and the id').slice(1);
    const parts = { partition, region, accountId, type, name, id };
    if (resource === "loadbalancer") return parts;
    return { ...parts, listenerId: cursor.expect(/\/\w+/y, '"/" and the listener').slice(1) };
  },
  print({ partition, region, accountId, type, name, id, listenerId }) {
    const resource = listenerId === undefined ? "loadbalancer" : "listener";
    const listener = listenerId === undefined ? "" : `/${listenerId}`;
    return `arn:${partition}:elasticloadbalancing:${region}:${accountId}:${resource}/${type}/${name}/${id}${listener}`;
  },
});
