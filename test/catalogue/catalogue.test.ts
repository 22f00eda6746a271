import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Frame } from '#app/ui/frame.tsx'
import { UiCatalogue } from './catalogue.tsx'

const framed = {
  siteName: 'Concert',
  nav: [{ href: '/menu', label: 'Menu', current: true }],
  banner: 'Demonstration',
  footer: 'Foot',
  children: createElement(UiCatalogue),
}
const page = renderToStaticMarkup(createElement(Frame, framed))
const valuesOf = (attribute: string) =>
  [...page.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
const ids = valuesOf('id')

test('no part needs a style the policy of the site forbids', () => {
  expect(page).not.toMatch(/<style| style=/)
})

test('every id is on the page once', () => {
  expect(ids).toEqual([...new Set(ids)])
})

test('what describes a question is on the page', () => {
  const described = valuesOf('aria-describedby').flatMap((list) => list.split(' '))
  expect(described.length).toBeGreaterThan(5)
  expect(described.filter((id) => !ids.includes(id))).toEqual([])
})

test('every error leads to its question', () => {
  const summary = page.match(/class="error-summary".*?<\/div>/)?.[0] ?? ''
  const fields = [...summary.matchAll(/href="#([^"]*)"/g)].map((match) => match[1])
  expect(fields).toHaveLength(4)
  expect(fields.filter((field) => !ids.includes(field ?? ''))).toEqual([])
})

test('a hatched cell of the heat table says its words and is neither blank nor zero', () => {
  const hatched = [...page.matchAll(/<td class="(?:instead )?hid[^"]*"[^>]*><span>([^<]*)</g)].map((match) => match[1])
  expect(hatched.length).toBeGreaterThan(0)
  expect(hatched.filter((words) => !/ of \d+$|^too few reports$/.test(words ?? ''))).toEqual([])
})

test('every picture has its figures as a table, and says what is counted', () => {
  const charts = [...page.matchAll(/<section class="chart".*?<\/section>/gs)].map(([chart]) => chart)
  expect(charts.length).toBeGreaterThan(5)
  expect(charts.filter((chart) => !/class="beside">[^<]/.test(chart))).toEqual([])
  const bare = charts.filter((chart) => !chart.includes('<table'))
  expect(bare.map((chart) => chart.match(/id="([^"]*)"/)?.[1])).toEqual(['began-stopped'])
})

test('the page that one is on is marked in the navigation', () => {
  expect(page).toContain('<a href="/menu" aria-current="page">Menu</a>')
})
