import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { DeskCells } from './desk-actions.tsx'
import { deskTable } from './desk-row-rules.ts'

test('on the desk each thing said of an action keeps a space from the next, read aloud too', () => {
  const tally: MarkTally = { of: 2, for: 1, unsure: 0, against: 0, waiting: ['Dr Asha Fenwick'] }
  const localNote = { flag: 'do-not', words: 'The local scheme asks for it.', wordsHtml: '', recordedAt: 0 }
  const offer = { actionSlug: 'cap', title: 'Cap', status: 'paused', reason: 'A court decides.', wording: '' }
  const actions = [{ offer, current: null, asks: [], answered: [], open: ['not-applicable'], localNote, fresh: null }]
  const around = { practiceCode: 'Y00001', uptake: null, marks: { cap: tally }, steps: {}, today: '2024-11-28' } as const
  const { rows } = deskTable(actions as never, around)
  const html = renderToStaticMarkup(createElement(DeskCells, rows[0]!.row))
  const words = html.replaceAll(/<\/?(?:span|a|i|b|em)\b[^>]*>/g, '')
  expect(words).toMatch(/has not said yet\.\s+Not applicable here/)
  expect(words).not.toMatch(/[a-z]\.[A-Z]/)
})
