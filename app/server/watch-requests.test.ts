import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openMeasures } from '#app/platform/measures.server.ts'
import { loggedTo } from '#test/support/logged-to.ts'
import { rawRequest } from '#test/support/raw-request.ts'
import { watchRequests } from './watch-requests.server.ts'

test('every answer is counted by its kind, and a slow one is logged by its page, never by its address', async () => {
  const measures = openMeasures(0)
  const { log, lines } = loggedTo()
  const settings = { publicAddress: 'http://localhost:3000', publicAddressIsLoopback: true }
  const answer = (response: ServerResponse & { locals?: object }, status: number, secondsAgo: number) => {
    response.locals = { page: { id: 'routes/practice/desk' }, wholeAt: performance.now() - secondsAgo * 1000 }
    response.writeHead(status).end()
  }
  const server = createServer(
    watchRequests(
      { measures, log, settings },
      () => true,
      (request, response) => {
        const [, status, seconds] = request.url!.split('/')
        answer(response, Number(status), Number(seconds))
      },
    ),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const path of ['/200/0', '/302/0', '/404/0', '/503/0', '/500/3/practice/Y00001?answer=full']) await rawRequest(site, path)
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  measures.stop()
  const { answers, within, slow } = measures.read()
  expect([answers, slow]).toEqual([{ answered: 1, moved: 1, refused: 1, busy: 1, fault: 1 }, 1])
  expect(within).toEqual([expect.any(Number), expect.any(Number), 4, 4, 5])
  expect(lines()).toMatchObject([{ page: 'routes/practice/desk', method: 'GET', status: 500, msg: 'an answer was slow' }])
  expect(JSON.stringify(lines())).not.toMatch(/Y00001|full/)
})
