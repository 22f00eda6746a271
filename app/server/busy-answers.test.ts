import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { QueueFull } from '#app/platform/bounded-queue.ts'
import { withBusyAnswers } from './busy-answers.server.ts'

/** A build with one address without a page, which fails so. */
const failing = (error: Error) => {
  const loader = () => Promise.reject(error)
  const build = { routes: { file: { id: 'file', module: { loader } } }, assets: { routes: {} } } as unknown as ServerBuild
  return withBusyAnswers(build).routes.file!.module.loader!
}
const visit = {
  request: new Request('http://localhost/practice/ZZ001/evidence/pack.pdf'),
  context: { log: pino({ level: 'silent' }) },
} as unknown as LoaderFunctionArgs

test('where too many documents wait to be made the answer is 503, in words; any other fault stays one', async () => {
  const answer = (await failing(new QueueFull())(visit)) as Response
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('Concert is busy with something else.')
  await expect(failing(new Error('a fault of ours'))(visit)).rejects.toThrow('a fault of ours')
})
