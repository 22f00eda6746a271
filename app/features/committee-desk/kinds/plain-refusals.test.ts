import { expect, test } from 'vitest'
import { SECTION_NAMES } from '#app/features/disputes/desk/sections.ts'
import { checkRecord } from '#app/features/editors/drafts/check-record.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { RECORD_KINDS } from './record-kinds.server.ts'

const NOW = instantOf('2026-11-29', '10:00')
const PROGRAMMERS = /invalid|expected|received|too small|too big|undefined|null|NaN|slug/i
const db = freshDatabase()
loadContent(db, paths.content, NOW)

const begun: [string, FormValues][] = RECORD_KINDS.flatMap(({ kind, labels }): [string, FormValues][] => {
  const empty = Object.fromEntries(Object.keys(labels).map((name) => [name, '']))
  if (kind !== 'dispute-part')
    return [
      [`${kind}, never saved`, {}],
      [`${kind}, saved empty`, empty],
    ]
  return SECTION_NAMES.flatMap((section): [string, FormValues][] => {
    const of = { dispute: 'primary-care-support', section }
    return [
      [`${kind} ${section}, never saved`, of],
      [`${kind} ${section}, saved empty`, { ...empty, ...of }],
    ]
  })
})

test.each(begun)('%s: what is missing is said in plain words', (name, values) => {
  const kind = RECORD_KINDS.find((one) => one.kind === name.split(/[ ,]/)[0])!
  const read = checkRecord(db, kind, { values, subject: null }, NOW)
  const errors = read.ok ? {} : read.errors
  expect(Object.keys(errors)).not.toEqual([])
  expect(Object.entries(errors).filter(([, words]) => PROGRAMMERS.test(words))).toEqual([])
})
