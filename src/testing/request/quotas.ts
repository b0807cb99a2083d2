/** Bytes of a body: neither requests nor answers are longer. Source: developer guide, quotas. */
export const longestBody = 10 * 1024 * 1024;

/** Bytes of a request's line and headers together. Source: developer guide, quotas. */
export const longestHead = 10_240;
