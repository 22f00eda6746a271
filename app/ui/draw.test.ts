import { createElement } from 'react'
import { expect, test } from 'vitest'
import { draw, drawnOnce, piecesOfPage } from './draw.server.ts'

test('a part drawn once reads as it was written, in letters of one byte', () => {
  const html = draw(createElement('p', null, 'Gwên a’r ‘Practis’ – 42% ≥ ½ 😀 é'))
  expect([...html].every((letter) => letter <= '\u00ff')).toBe(true)
  const read = html.replace(/&#x?([0-9a-f]+);/g, (all, code) =>
    all.startsWith('&#x') ? String.fromCodePoint(Number.parseInt(code, 16)) : String.fromCodePoint(Number(code)),
  )
  expect(read).toBe('<p>Gwên a’r ‘Practis’ – 42% ≥ ½ 😀 é</p>')
})

test('a form that is posted is never drawn once for everybody', () => {
  expect(() => draw(createElement('form', { method: 'post' }))).toThrow('a form that is posted')
  expect(draw(createElement('form', { method: 'get' }))).toContain('<form')
})

test('a part is drawn once for the same props, anew for others, and shows nothing that its text does not hold', () => {
  const kept = new Map<string, string>()
  const cached = { of: (key: string, make: () => string) => kept.get(key) ?? kept.set(key, make()).get(key)! }
  let drawn = 0
  const Named = ({ name, secret }: { name: string; secret?: () => string }) => {
    drawn++
    return createElement('p', null, name, secret?.())
  }
  const named = drawnOnce(Named, cached)
  expect([named({ name: 'Ann', secret: () => 'hidden' }), named({ name: 'Ann' }), named({ name: 'Ben' })]).toEqual([
    '<p>Ann</p>',
    '<p>Ann</p>',
    '<p>Ben</p>',
  ])
  expect(drawn).toBe(2)
  expect(drawnOnce(() => createElement('b'), cached)({})).toBe('<b></b>')
  expect(drawnOnce(() => createElement('i'), cached)({})).toBe('<i></i>')
})

test('pieces come back in their places, each as often as it was kept, whatever else the page says', () => {
  const pieces = piecesOfPage()
  const [first, second, again] = ['<b>é</b>', '<i>2</i>', '<b>é</b>'].map((html) => pieces.keep(html))
  const page = Buffer.from(`<p>“</p>${first}<!--n0nce 7-->${second}${again}<p>”</p>`)
  expect(pieces.putInto(page).toString()).toBe('<p>“</p><b>é</b><!--n0nce 7--><i>2</i><b>é</b><p>”</p>')
})

test('a page without pieces stays as it is', () => {
  const page = Buffer.from('<p>as it is</p>')
  expect(piecesOfPage().putInto(page)).toBe(page)
})
