import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessWorld, copyOf } from '#test/support/access-world.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'
import { LONG } from './writers.ts'

const IDLE = LONG ? 2000 : 150
const SLOW = LONG ? 900 : 50
const FORM =
  'POST /join HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'

let served: ServedHere
const sockets: Socket[] = []
beforeAll(async () => {
  served = await servedHere(copyOf(await accessWorld()))
}, 60_000)
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await served.stop()
})

/** So many connections that send this much and no more. */
async function hold(count: number, sent: string): Promise<{ ended: () => number }> {
  let ended = 0
  for (let n = 0; n < count; n += 1) {
    const socket = connect(served.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('close', () => (ended += 1))
    socket.on('data', () => {})
    await once(socket, 'connect')
    if (sent) socket.write(sent)
  }
  return { ended: () => ended }
}

test(
  'many who connect and say nothing, or send a head or a form without its end, keep nobody else waiting',
  async () => {
    const idle = await hold(IDLE, '')
    const heads = await hold(SLOW, 'GET /menu HTTP/1.1\r\nHost: local')
    const forms = await hold(SLOW, `${FORM}Content-Length: 400\r\n\r\npractice=`)
    for (const path of ['/livez', '/menu', '/sign-in', '/join'])
      expect([path, (await served.ask(path)).status]).toEqual([path, 200])
    const sent = await served.send('/sign-in', 'email=ann%40example.org&password=wrong', { source: '198.51.100.1' })
    expect(sent.status).toBe(422)
    if (LONG) {
      // Headers and forms have twenty seconds, looked at every five; a silent connection has 65.
      await new Promise((resolve) => setTimeout(resolve, 72_000))
      expect([idle.ended(), heads.ended(), forms.ended()]).toEqual([IDLE, SLOW, SLOW])
    }
    console.log(
      `slow clients: ${IDLE} idle, ${SLOW} slow heads, ${SLOW} slow forms: everybody else was answered; ${idle.ended()} idle, ${heads.ended()} heads and ${forms.ended()} forms ended`,
    )
  },
  LONG ? 180_000 : 60_000,
)
