import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { mayWatch } from './may-watch.server.ts'

const asked = (headers: Record<string, string>, httpVersion = '1.1') =>
  mayWatch({ headers, httpVersion, socket: { remoteAddress: '127.0.0.1' } } as unknown as IncomingMessage, undefined)

test('a proxy on the machine that names nobody is not taken for the machine: by the headers it adds, or by HTTP/1.0', () => {
  const host = 'localhost:3000'
  expect(asked({ host })).toBe(true)
  expect(asked({ host }, '1.0')).toBe(false)
  const added = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-server', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip']
  for (const name of [...added, 'true-client-ip', 'forwarded', 'via'])
    expect([name, asked({ host, [name]: 'x' })]).toEqual([name, false])
})
