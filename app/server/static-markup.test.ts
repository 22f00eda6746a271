import { data } from '@remix-run/node'
import { expect, test } from 'vitest'
import { notSerialised } from './static-markup.server.ts'

test('what a loader answers can be read by name and is not written for a script, with headers of its own or without', () => {
  const plain = notSerialised({ rows: [1, 2] }) as { rows: number[] }
  expect([plain.rows, JSON.stringify(plain)]).toEqual([[1, 2], '{}'])
  const withHeaders = notSerialised(data({ rows: [3] }, { status: 201, headers: { 'X-Seen': 'yes' } }))
  const { data: inside, init } = withHeaders as ReturnType<typeof data<{ rows: number[] }>>
  expect([inside.rows, JSON.stringify(inside), init?.status]).toEqual([[3], '{}', 201])
  expect(new Headers(init?.headers).get('X-Seen')).toBe('yes')
  const answer = new Response('as it is')
  for (const other of [answer, null, undefined, 'words']) expect(notSerialised(other)).toBe(other)
})
