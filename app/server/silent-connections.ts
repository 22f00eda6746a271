import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Ends a connection on which nothing was asked for so many milliseconds: Node's own limits begin with a request, so that silent ones
 * would fill the number allowed for ever. Bytes alone are no request: a line's end could be sent and nothing after it.
 */
export function endSilentConnections(server: Server, after: number): void {
  const asked = new WeakSet<Socket>()
  server.on('request', ({ socket }) => void asked.add(socket))
  server.on('connection', (socket) => {
    const timer = setTimeout(() => {
      if (!asked.has(socket)) socket.destroy()
    }, after)
    timer.unref()
    socket.once('close', () => clearTimeout(timer))
  })
}
