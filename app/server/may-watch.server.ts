import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import { sameHash } from '#app/platform/sealing.server.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'

/** What a proxy adds; a program on this machine that asks for itself sends none of them, nor HTTP/1.0, as nginx does unless it is told otherwise. */
const BY_A_PROXY = /^(x-forwarded-.+|x-(real|client|cluster-client)-ip|true-client-ip|cf-.+|forwarded|via)$/
const OWN_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/**
 * Whether who asks may see how this server is: a program on the same machine, that asks for itself and by an address of the machine, or
 * one that holds the token of WATCH_TOKEN. What a proxy on this machine passes on is never the machine's own.
 */
export function mayWatch({ headers, socket, httpVersion }: IncomingMessage, watchToken: string | undefined): boolean {
  const [, token] = headers.authorization?.match(/^Bearer (\S+)$/i) ?? []
  if (watchToken && token && sameHash(hashOfToken(token), hashOfToken(watchToken))) return true
  const passedOn = httpVersion === '1.0' || Object.keys(headers).some((name) => BY_A_PROXY.test(name))
  return isLoopback(socket.remoteAddress) && !passedOn && OWN_HOST.test(headers.host ?? '')
}

/** True for 127.0.0.0/8, also as IPv6 writes it, and for ::1. */
const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
