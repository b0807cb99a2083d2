import ipaddr from "ipaddr.js";

/** Returns whether an address is in a range: `203.0.113.0/24`, `2001:db8::/32`, or one address. */
export function isInRange(address: string, range: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const actual = ipaddr.process(address);
  try {
    const [network, bits] = range.includes("/")
      ? ipaddr.parseCIDR(range)
      : [ipaddr.parse(range), undefined];
    if (actual.kind() !== network.kind()) return false;
    return bits === undefined
      ? actual.toNormalizedString() === network.toNormalizedString()
      : actual.match(network, bits);
  } catch {
    // An invalid range contains no address.
    return false;
  }
}
