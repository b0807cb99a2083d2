import type { Json } from "../../../core/json.ts";
import { idOf } from "../../model/record/id.ts";
import { type JsonObject, textOf } from "../openapi/shape.ts";

/** The location of the stack. */
export interface StackPlace {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly urlSuffix: string;
  readonly stackName: string;
}

/** The values of `Ref` and `Fn::GetAtt` for a resource. */
export interface PhysicalResource {
  readonly ref: Json;
  readonly attributes: JsonObject;
}

/**
 * Returns a resource's identifiers on AWS. Generated names are stable for the same template.
 * Undefined for an unknown type.
 */
export function physicalOf(
  type: string,
  logicalId: string,
  properties: JsonObject,
  place: StackPlace,
): PhysicalResource | undefined {
  const make = Object.hasOwn(types, type) ? types[type] : undefined;
  return make?.({ logicalId, place, text: (name) => textOf(properties[name]) });
}

interface Subject {
  readonly logicalId: string;
  readonly place: StackPlace;
  /** Returns a property as text. */
  readonly text: (name: string) => string | undefined;
}

type Make = (subject: Subject) => PhysicalResource;

/** `arn:aws:lambda:us-east-1:123456789012:function:orders` */
function arnOf({ place }: Subject, service: string, rest: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.accountId}:${rest}`;
}

/** Describes a resource whose `Ref` is a generated id. */
function withId(...attributes: readonly string[]): Make {
  return ({ logicalId }) => {
    const id = idOf(logicalId);
    return { ref: id, attributes: Object.fromEntries(attributes.map((name) => [name, id])) };
  };
}

/** Describes a resource whose `Ref` is its name, and that has an ARN. */
function named(
  nameProperty: string,
  arn: (name: string, subject: Subject) => string,
  others: (name: string, subject: Subject) => JsonObject = () => ({}),
): Make {
  return (subject) => {
    const name = subject.text(nameProperty) ?? subject.logicalId;
    return { ref: name, attributes: { Arn: arn(name, subject), ...others(name, subject) } };
  };
}

const apiV2: Make = ({ logicalId, place }) => {
  const id = idOf(logicalId);
  const host = `${id}.execute-api.${place.region}.${place.urlSuffix}`;
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${host}` } };
};

const stage: Make = ({ text }) => ({ ref: text("StageName") ?? "$default", attributes: {} });

const types: Readonly<Record<string, Make>> = {
  "AWS::ApiGateway::RestApi": ({ logicalId }) => ({
    ref: idOf(logicalId),
    attributes: { RestApiId: idOf(logicalId), RootResourceId: rootIdOf(logicalId) },
  }),
  "AWS::ApiGateway::Resource": withId("ResourceId"),
  "AWS::ApiGateway::Method": withId(),
  "AWS::ApiGateway::Model": ({ logicalId, text }) => ({
    ref: text("Name") ?? logicalId,
    attributes: {},
  }),
  "AWS::ApiGateway::RequestValidator": withId("RequestValidatorId"),
  "AWS::ApiGateway::Authorizer": withId("AuthorizerId"),
  "AWS::ApiGateway::GatewayResponse": withId("Id"),
  "AWS::ApiGateway::Deployment": withId("DeploymentId"),
  "AWS::ApiGateway::Stage": stage,
  "AWS::ApiGateway::ApiKey": withId("APIKeyId"),
  "AWS::ApiGateway::UsagePlan": withId("Id"),
  "AWS::ApiGateway::VpcLink": withId("VpcLinkId"),
  "AWS::ApiGatewayV2::Api": apiV2,
  "AWS::ApiGatewayV2::Integration": withId("IntegrationId"),
  "AWS::ApiGatewayV2::Route": withId("RouteId"),
  "AWS::ApiGatewayV2::Authorizer": withId("AuthorizerId"),
  "AWS::ApiGatewayV2::Deployment": withId("DeploymentId"),
  "AWS::ApiGatewayV2::Stage": stage,
  "AWS::ApiGatewayV2::VpcLink": withId("VpcLinkId"),
  "AWS::Lambda::Function": named("FunctionName", (name, subject) =>
    arnOf(subject, "lambda", `function:${name}`),
  ),
  "AWS::Lambda::Alias": aliasOf("Name"),
  "AWS::Lambda::Version": aliasOf("Version"),
  "AWS::IAM::Role": named(
    "RoleName",
    (name, { place }) => `arn:${place.partition}:iam::${place.accountId}:role/${name}`,
  ),
  "AWS::DynamoDB::Table": named(
    "TableName",
    (name, subject) => arnOf(subject, "dynamodb", `table/${name}`),
    (name, subject) => ({ StreamArn: arnOf(subject, "dynamodb", `table/${name}/stream/latest`) }),
  ),
  "AWS::Serverless::SimpleTable": named("TableName", (name, subject) =>
    arnOf(subject, "dynamodb", `table/${name}`),
  ),
  "AWS::SQS::Queue": (subject) => {
    const name = subject.text("QueueName") ?? subject.logicalId;
    const { region, accountId, urlSuffix } = subject.place;
    const url = `https://sqs.${region}.${urlSuffix}/${accountId}/${name}`;
    const attributes = { Arn: arnOf(subject, "sqs", name), QueueName: name, QueueUrl: url };
    return { ref: url, attributes };
  },
  "AWS::SNS::Topic": (subject) => {
    const name = subject.text("TopicName") ?? subject.logicalId;
    const arn = arnOf(subject, "sns", name);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  "AWS::StepFunctions::StateMachine": stateMachine,
  "AWS::Serverless::StateMachine": stateMachine,
  "AWS::S3::Bucket": named(
    "BucketName",
    (name, { place }) => `arn:${place.partition}:s3:::${name}`,
    (name, { place }) => ({ DomainName: `${name}.s3.${place.urlSuffix}` }),
  ),
  "AWS::Kinesis::Stream": named("Name", (name, subject) =>
    arnOf(subject, "kinesis", `stream/${name}`),
  ),
  "AWS::KinesisFirehose::DeliveryStream": named("DeliveryStreamName", (name, subject) =>
    arnOf(subject, "firehose", `deliverystream/${name}`),
  ),
  "AWS::Events::EventBus": named("Name", (name, subject) =>
    arnOf(subject, "events", `event-bus/${name}`),
  ),
  "AWS::Logs::LogGroup": named("LogGroupName", (name, subject) =>
    arnOf(subject, "logs", `log-group:${name}:*`),
  ),
  "AWS::Cognito::UserPool": (subject) => {
    const { region, urlSuffix } = subject.place;
    const id = `${region}_${subject.logicalId}`;
    const provider = `cognito-idp.${region}.${urlSuffix}/${id}`;
    const attributes = {
      Arn: arnOf(subject, "cognito-idp", `userpool/${id}`),
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
      UserPoolId: id,
    };
    return { ref: id, attributes };
  },
  "AWS::Cognito::UserPoolClient": withId("ClientId"),
};

function stateMachine(subject: Subject): PhysicalResource {
  const name = subject.text("StateMachineName") ?? subject.text("Name") ?? subject.logicalId;
  const arn = arnOf(subject, "states", `stateMachine:${name}`);
  return { ref: arn, attributes: { Arn: arn, Name: name } };
}

/** Describes an alias or version of a function, whose `Ref` is an ARN. */
function aliasOf(nameProperty: string): Make {
  return (subject) => {
    const written = subject.text("FunctionName") ?? "";
    const arn = written.startsWith("arn:")
      ? written
      : arnOf(subject, "lambda", `function:${written}`);
    const ref = `${arn}:${subject.text(nameProperty) ?? "1"}`;
    return { ref, attributes: { AliasArn: ref, FunctionArn: ref } };
  };
}

/** Returns the root resource id of an API by its logical id. */
export function rootIdOf(logicalId: string): string {
  return idOf(`${logicalId} /`);
}
