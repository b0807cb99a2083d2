import type { TemplateScope } from "../../src/integrations/mapping-templates/index.ts";

/** A template and the scope that it is rendered with. */
export interface TemplateCase {
  readonly name: string;
  readonly template: string;
  readonly scope: TemplateScope;
}

/** Thirty lines, two loops and a condition, like deployed templates. */
const batch = `#set($inputRoot = $input.path('$'))
#set($context.requestOverride.header.X-Amz-Target = "DynamoDB_20120810.BatchWriteItem")
#set($table = "Orders-$stageVariables.env")
#set($count = 0)
{
  "requestId": "$context.requestId",
  "customer": "$util.escapeJavaScript($inputRoot.customer.name)",
  #if($inputRoot.customer.vip == true)
  "priority": "high",
  #elseif($inputRoot.total > 100)
  "priority": "medium",
  #else
  "priority": "low",
  #end
  "items": [
    #foreach($item in $inputRoot.items)
    #set($count = $count + $item.quantity)
    {
      "id": "$item.id",
      "quantity": $item.quantity,
      "price": $item.price,
      "label": "$item.name.toUpperCase() x$item.quantity"
    }#if($foreach.hasNext),#end
    #end
  ],
  "headers": {
    #foreach($name in $input.params().header.keySet())
    "$name": "$util.escapeJavaScript($input.params().header.get($name))"#if($foreach.hasNext),#end
    #end
  },
  "count": $count
}`;

/** The CDK's template for Step Functions, which builds one string piece by piece. */
const stateMachine = `## Velocity Template used for API Gateway request mapping template
## "@@" is used here as a placeholder for '"' to avoid using escape characters.
#set($inputString = '')
#set($includeHeaders = true)
#set($includeQueryString = true)
#set($includePath = true)
#set($allParams = $input.params())
{
    "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:orders",
    #set($inputString = "$inputString@@body@@: $input.body")
    #if ($includeHeaders)
        #set($inputString = "$inputString, @@header@@:{")
        #foreach($paramName in $allParams.header.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.header.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end
    #if ($includeQueryString)
        #set($inputString = "$inputString, @@querystring@@:{")
        #foreach($paramName in $allParams.querystring.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.querystring.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end
    #if ($includePath)
        #set($inputString = "$inputString, @@path@@:{")
        #foreach($paramName in $allParams.path.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.path.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end
    #set($inputString = $inputString.replaceAll("@@",'"'))
    "input": "{$util.escapeJavaScript($inputString)}"
}`;

/** Nested loops that write a request's parameters as JSON. */
const passThrough = `#set($allParams = $input.params())
{
  "body": $input.json('$'),
  "params": {
    #foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
    "$type": {
      #foreach($name in $params.keySet())
      "$name": "$util.escapeJavaScript($params.get($name))"#if($foreach.hasNext),#end
      #end
    }#if($foreach.hasNext),#end
    #end
  },
  "context": {
    "stage": "$context.stage",
    "requestId": "$context.requestId"
  }
}`;

/** The most common kind: a few references and no directive. */
const plain = `{
  "TableName": "orders",
  "Item": {
    "id": {"S": "$context.requestId"},
    "order": {"S": "$input.params('id')"},
    "customer": {"S": "$input.path('$.customer.name')"},
    "items": {"S": "$util.escapeJavaScript($input.json('$.items'))"}
  }
}`;

const items = Array.from({ length: 5 }, (_, index) => {
  return { id: `i-${index}`, quantity: index, price: index * 1.5, name: `thing ${index}` };
});

const scope: TemplateScope = {
  input: {
    body: JSON.stringify({ customer: { name: "Ann O'Hara", vip: false }, total: 120.5, items }),
    params: {
      path: { id: "42" },
      querystring: { page: "2", order: "asc" },
      header: { Accept: "application/json", Host: "example.com", "X-Trace": "abc" },
    },
  },
  context: { requestId: "r-1", stage: "prod" },
  stageVariables: { env: "prod" },
};

export const templateCases: readonly TemplateCase[] = [
  { name: "30 lines, two loops", template: batch, scope },
  { name: "Step Functions, from the CDK", template: stateMachine, scope },
  { name: "parameters as JSON", template: passThrough, scope },
  { name: "plain references", template: plain, scope },
];
