import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { endSilentConnections } from './silent-connections.ts'

/** A server that ends silent connections after 50 ms. */
async function served() {
  const server = createServer((_, response) => void response.end('here'))
  endSilentConnections(server, 50)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  return (server.address() as AddressInfo).port
}

test.for(['', '\r\n', 'GET / HTTP/1.1\r\nHost: loc'])('a connection that says no more than %j is ended', async (said) => {
  const socket = connect(await served(), '127.0.0.1')
  socket.on('error', () => {})
  socket.resume()
  if (said) socket.write(said)
  await once(socket, 'close')
})

test('a connection that asked once rests as long as it likes and is answered again', async () => {
  const socket = connect(await served(), '127.0.0.1')
  for (const pause of [0, 200]) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('200 OK')
  }
  socket.destroy()
})
