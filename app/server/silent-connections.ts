import type { Server } from 'node:http'

/**
 * Ends a connection that said nothing for so many milliseconds: Node's own limits begin with a request's first byte, so that silent
 * ones would fill the number allowed for ever. A browser that opened one ahead opens another.
 */
export function endSilentConnections(server: Server, after: number): void {
  server.on('connection', (socket) => {
    const timer = setTimeout(() => {
      if (socket.bytesRead === 0) socket.destroy()
    }, after)
    timer.unref()
    socket.once('close', () => clearTimeout(timer))
  })
}
