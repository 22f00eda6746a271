import express from 'express'
import { expect, test } from 'vitest'
import { trustedProxies } from '#app/platform/trusted-proxies.ts'
import { proxyFaultOf, proxyInLog, type Trusts } from './proxy-fault.ts'

function faultOf(trustProxy: string, remoteAddress: string, headers: Record<string, string>) {
  const proxies = trustedProxies(trustProxy)
  if (!proxies.ok) throw new Error(proxies.message)
  const app = express()
  app.set('trust proxy', proxies.value)
  const settings = { trusts: app.get('trust proxy fn') as Trusts, publicHost: 'concert.example.org' }
  return proxyFaultOf({ headers: { host: 'concert.example.org', ...headers }, socket: { remoteAddress } }, settings)
}
const FOR = { 'x-forwarded-for': '198.51.100.7' }

test.each([
  ['loopback', '127.0.0.1', FOR, undefined],
  ['loopback', '::ffff:127.0.0.1', FOR, undefined],
  ['10.0.3.0/24', '10.0.3.7', FOR, undefined],
  ['loopback', '10.0.3.7', FOR, 'not-trusted'],
  ['none', '127.0.0.1', FOR, 'not-trusted'],
  ['loopback', '127.0.0.1', {}, 'names-nobody'],
  ['loopback', '198.51.100.7', {}, undefined],
  ['loopback', '127.0.0.1', { host: 'localhost:3000' }, undefined],
] as const)('with TRUST_PROXY %s, a request from %s with %o: %s', (trust, peer, headers, fault) => {
  expect(faultOf(trust, peer, headers)).toBe(fault)
})

test('a site whose public address is this machine expects no proxy', () => {
  const settings = { trusts: () => true, publicHost: undefined }
  expect(proxyFaultOf({ headers: { host: 'localhost:3000' }, socket: { remoteAddress: '127.0.0.1' } }, settings)).toBeUndefined()
})

test('the log names a proxy of a network of one’s own, never a public address', () => {
  expect(['10.0.3.7', '::ffff:10.0.3.7', 'fd00::1', '198.51.100.7', '2001:db8::1', undefined].map(proxyInLog)).toEqual([
    ...['10.0.3.7', '10.0.3.7', 'fd00::1', 'a public address', 'a public address', 'unknown'],
  ])
})
