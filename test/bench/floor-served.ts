import { createServer } from 'node:http'
import { usageOfThisProcess } from './usage.ts'

/** The lower bound for every page: a bare node:http server that only sends the given bytes. */

let body = Buffer.alloc(0)
process.on('message', (told: 'usage' | { body: string }) => {
  if (told !== 'usage') body = Buffer.from(told.body)
  process.send?.(usageOfThisProcess())
})
process.on('disconnect', () => process.exit(1))
const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
