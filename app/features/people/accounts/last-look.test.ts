import { expect, test } from 'vitest'
import { smallEngland, someone } from '#test/support/england.ts'
import { sinceLastLook } from './last-look.server.ts'

test('the week looked at before is told for as long as no newer figures are out, and each person has their own', () => {
  const db = smallEngland()
  const [one, other] = [someone(db, 'committee-member', {}), someone(db, 'committee-editor', {})]
  expect(sinceLastLook(db, one, '2026-05-31')).toBeUndefined()
  expect(sinceLastLook(db, one, '2026-05-31')).toBeUndefined()
  expect(sinceLastLook(db, one, '2026-06-14')).toBe('2026-05-31')
  expect(sinceLastLook(db, one, '2026-06-14')).toBe('2026-05-31')
  expect(sinceLastLook(db, other, '2026-06-14')).toBeUndefined()
  expect(sinceLastLook(db, one, '2026-06-21')).toBe('2026-06-14')
})
