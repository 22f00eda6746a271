import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import type { ProxyFault } from '#app/platform/measures.server.ts'

/** Whether a peer is among TRUST_PROXY, as Express asks: its address, and how many hops away. */
export type Trusts = (address: string, hop: number) => boolean

/**
 * Why all who come this request's way count as one visitor; undefined where they do not. `not-trusted`: a proxy names the visitor, and
 * TRUST_PROXY does not name the proxy. `names-nobody`: the site was asked for by its public name through a trusted proxy that does not
 * say for whom. `publicHost`: of PUBLIC_ADDRESS; undefined where that is this machine, and no proxy is expected.
 */
export function proxyFaultOf(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } },
  { trusts, publicHost }: { trusts: Trusts; publicHost: string | undefined },
): ProxyFault | undefined {
  const named = headers['x-forwarded-for'] !== undefined
  // Most requests: named by a proxy and believed, or neither.
  if (!named && headers.host !== publicHost) return undefined
  const trusted = trusts(socket.remoteAddress ?? '', 0)
  if (named) return trusted ? undefined : 'not-trusted'
  return trusted ? 'names-nobody' : undefined
}

/** The address of a proxy for the log, where it is one of a network of one's own; a public one may be a visitor's. */
export function proxyInLog(address: string | undefined): string {
  if (!address || !ipaddr.isValid(address)) return 'unknown'
  const plain = ipaddr.process(address)
  return ['private', 'loopback', 'uniqueLocal', 'linkLocal'].includes(plain.range()) ? plain.toString() : 'a public address'
}
