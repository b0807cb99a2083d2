/** The maximum size of a request or response body, in bytes. Source: developer guide, quotas. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The maximum size of the request line and headers together, in bytes. Source: developer guide, quotas. */
export const maxHeadBytes = 10_240;
