/** The client's certificate, on a domain with mutual TLS. */
export interface ClientCertificate {
  /** PEM text. */
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  /** Dates such as `May 28 12:30:02 2019 GMT`. */
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}
