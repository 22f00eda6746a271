import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StackedBar } from './stacked-bar.tsx'

const written = (reported: number, silent: number) => {
  const parts = [
    { key: 'reported', fill: 'full', count: reported, words: `${reported} reported` },
    { key: 'silent', fill: 'light-hatch', count: silent, words: `${silent} silent: not counted as no` },
  ] as const
  const html = renderToStaticMarkup(createElement(StackedBar, { parts: [...parts], of: reported + silent, label: '' }))
  return [...html.matchAll(/<text class="t-([^"]*)"[^>]*>([^<]*)</g)].map(([, fill, words]) => [fill, words])
}

test('words that do not fit into their part of a bar are written into the largest, none cut off', () => {
  expect(written(40, 60)).toEqual([
    ['full', '40 reported'],
    ['light-hatch', '60 silent: not counted as no'],
  ])
  expect(written(6, 94)).toEqual([['light-hatch', '6 reported; 94 silent: not counted as no']])
  expect(written(90, 10)).toEqual([['full', '90 reported; 10 silent: not counted as no']])
})
