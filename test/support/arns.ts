/** The function of APIs in tests. */
export const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

/** A certificate for the custom domains of tests. */
export const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/a";
