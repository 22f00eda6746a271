import { expect, test } from 'vitest'
import { menuForPracticeInWords, menuInWords } from './menu-heading-words.ts'

test('the menu is headed by what it holds, and for a practice by what it takes and what waits', () => {
  const ten = (taking: number, waiting: number) => menuForPracticeInWords({ actions: 10, taking, waiting })
  expect([menuInWords(10), menuInWords(1), menuInWords(0)]).toEqual([
    'Ten actions on the menu',
    'One action on the menu',
    'Nothing is on the menu',
  ])
  expect([ten(7, 3), ten(9, 1), ten(10, 0), ten(6, 0), ten(0, 10), ten(0, 4)]).toEqual([
    'Ten actions: you take seven, three wait for your answer',
    'Ten actions: you take nine, one waits for your answer',
    'Ten actions: you take all',
    'Ten actions: you take six',
    'Ten actions: none decided yet',
    'Ten actions: you take none, four wait for your answer',
  ])
})
