import { expect, test } from 'vitest'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { saveLine } from '../lines/save-line.server.ts'
import { LINES_SHOWN, sortedBy, wholeOf } from './register-asked-rules.ts'
import { registersPage } from './registers-page-queries.server.ts'

const NOW = at('2024-11-28')
const asks = (query: string) => new URLSearchParams(query)

test('of a long register the first lines stand on the page, what runs among them, and all where the address asks', () => {
  const db = adoptionDatabase()
  for (let number = 0; number < 60; number++) {
    const notice: Record<string, string> = number === 59 ? { givenOn: '2024-11-01', notice: '3 months' } : {}
    const filled = { name: `Service ${number}`, contract: 'never', ...notice }
    saveLine(db, { practiceCode: 'ZZ001', register: 'services', lineId: null, seen: '', filled }, BY, NOW)
  }
  const page = (query: string) => registersPage(db, 'ZZ001', asks(query), NOW)!
  const first = page('')
  expect([first.services.length, first.found.services, first.counts.services]).toEqual([LINES_SHOWN, 60, 60])
  expect(first.services[0]!.filled.name).toBe('Service 59')
  const whole = wholeOf(first.asked, 'services').replace(/#.*/, '')
  expect(page(whole).services).toHaveLength(60)
  expect(page(sortedBy(page(whole).asked, 'services', 'name').replace(/#.*/, '')).services).toHaveLength(60)
  expect(page('whole=agreements').services).toHaveLength(LINES_SHOWN)
  expect(page('find=service+5').found.services).toBe(11)
})
