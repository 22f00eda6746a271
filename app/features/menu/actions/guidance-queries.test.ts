import { expect, test } from 'vitest'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { adoptionDatabase } from '#test/support/adoption.ts'
import { actionText } from '#test/support/content.ts'
import { asksOf } from './action-asks-queries.server.ts'
import { actionWords } from './action-words-queries.server.ts'

const store = (db: ReturnType<typeof adoptionDatabase>, hash: string, body: string) =>
  db.$client.prepare("insert into guidances (hash, action_slug, body, recorded_at) values (?, 'cap', ?, 0)").run(hash, body)

test('a page that no longer reads is a fault for who asks for its questions as for who asks for its words', () => {
  const db = adoptionDatabase()
  store(db, 'broken', actionText('Cap').replace('summary: What it is.\n', ''))
  expect(() => asksOf(db, 'broken')).toThrow('guidance broken:2: "summary": is missing.')
  expect(() => actionWords(db, 'broken')).toThrow('guidance broken:2: "summary": is missing.')
})

test('so is a page that is not there; once it is, it is read', () => {
  const db = adoptionDatabase()
  const body = actionText('Late')
  const hash = contentHash(body)
  expect(() => asksOf(db, hash)).toThrow(`There is no guidance ${hash}.`)
  store(db, hash, body)
  expect(asksOf(db, hash)).toEqual([])
  expect(actionWords(db, hash).summary).toBe('What it is.')
})

test('guidance published for good with a source that has no TLS is read as it was', () => {
  const db = adoptionDatabase()
  store(db, 'old', actionText('Cap').replaceAll('https://', 'http://'))
  expect(actionText('Cap')).toContain('https://')
  expect(actionWords(db, 'old').sources[0]?.url).toMatch(/^http:/)
})
