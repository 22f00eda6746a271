import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A wider range would trust half the internet: the widest in use inside organisations is 10.0.0.0/8. */
const WIDEST = { 4: 8, 6: 16 } as const
const LONGEST = { 4: 32, 6: 128 } as const

/**
 * The proxies trusted to name the source of a request, from a setting: `none`, or addresses, ranges (`10.0.3.0/24`) and
 * `loopback`, separated by commas. Refuses anything else and ranges wider than /8, for IPv6 wider than /16.
 */
export function trustedProxies(text: string): { ok: true; value: string[] } | { ok: false; message: string } {
  if (text.trim() === 'none') return { ok: true, value: [] }
  const proxies = text.split(',').map((part) => part.trim())
  const wrong = proxies.find((proxy) => proxy !== 'loopback' && !isAddressOrRange(proxy))
  if (wrong === undefined) return { ok: true, value: proxies }
  return {
    ok: false,
    message: `is none, or loopback, addresses and ranges separated by commas, such as loopback, 10.0.3.7, 10.0.4.0/24; “${wrong.slice(0, 60)}” is none of these. A range is /${WIDEST[4]} or narrower, of IPv6 /${WIDEST[6]} or narrower`,
  }
}

function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const version = isIP(address)
  if ((version !== 4 && version !== 6) || address.includes('%') || more.length > 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) < WIDEST[version] || Number(prefix) > LONGEST[version]) return false
  return version === 4 || !holdsMuchOfIpv4(address, Number(prefix))
}

/** IPv6 writes all of IPv4 as ::ffff:0:0/96: a range that holds more than a /8 of it trusts half the internet too. */
function holdsMuchOfIpv4(address: string, prefix: number): boolean {
  const range = ipaddr.IPv6.parse(address)
  return prefix <= 96
    ? ipaddr.IPv6.parse('::ffff:0:0').match(range, prefix)
    : range.isIPv4MappedAddress() && prefix < 96 + WIDEST[4]
}
