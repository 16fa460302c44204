import { BlockList, isIPv6 } from 'node:net';

const LOCAL = new BlockList();
/** This machine, private use (RFC 1918), link-local (RFC 3927), shared address space (RFC 6598); unique local (RFC 4193) and link-local of IPv6. */
for (const [net, prefix] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['100.64.0.0', 10]] as const) LOCAL.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) LOCAL.addSubnet(net, prefix, 'ipv6');

/** Whether a socket's remote address is on this machine or its network. */
export const isLocalAddress = (address: string): boolean => {
  const plain = address.replace(/^::ffff:(?=\d)/i, '').replace(/%.*$/, '');
  return LOCAL.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
};
