import { createElement } from 'react'
import { expect, test } from 'vitest'
import { bytesIn, type Drawing, draw, drawnOnceIn, piecesOfPage, shortOnesJoined, together } from './draw.server.ts'

const drawn = (text: string) => draw(createElement('b', null, text))

test('a part drawn once reads as it was written, and what goes along as data is its text alone', () => {
  const drawing = draw(createElement('p', null, 'Gwên a’r ‘Practis’ – 42% ≥ ½ 😀 é'))
  expect(drawing.html).toBe('<p>Gwên a’r ‘Practis’ – 42% ≥ ½ 😀 é</p>')
  expect(JSON.stringify(drawing)).toBe(JSON.stringify({ html: drawing.html }))
})

test('a form that is posted is never drawn once for everybody', () => {
  expect(() => draw(createElement('form', { method: 'post' }))).toThrow('a form that is posted')
  expect(draw(createElement('form', { method: 'get' })).html).toContain('<form')
})

test('a part is drawn once for the same props, anew for others, and shows nothing that its text does not hold', () => {
  const kept = new Map<string, Drawing>()
  const cached = { of: (key: string, make: () => Drawing) => kept.get(key) ?? kept.set(key, make()).get(key)! }
  let drawn = 0
  const Named = ({ name, secret }: { name: string; secret?: () => string }) => {
    drawn++
    return createElement('p', null, name, secret?.())
  }
  const named = drawnOnceIn(cached)(Named)
  expect(
    [named({ name: 'Ann', secret: () => 'hidden' }), named({ name: 'Ann' }), named({ name: 'Ben' })].map(({ html }) => html),
  ).toEqual(['<p>Ann</p>', '<p>Ann</p>', '<p>Ben</p>'])
  expect(drawn).toBe(2)
  expect(drawnOnceIn(cached)(() => createElement('b'))({}).html).toBe('<b></b>')
  expect(drawnOnceIn(cached)(() => createElement('i'))({}).html).toBe('<i></i>')
})

test('pieces come back in their places, each as often as it was kept, whatever else the page says', () => {
  const pieces = piecesOfPage()
  const [first, second, again] = [drawn('é'), { html: '<i>2</i>' }, drawn('é')].map((drawing) => pieces.keep(drawing))
  const page = Buffer.from(`<p>“</p>${first}<!--n0nce 7-->${second}${again}<p>”</p>`)
  const sent = Buffer.concat(pieces.putInto([page])).toString()
  expect(sent).toBe('<p>“</p><b>é</b><!--n0nce 7--><i>2</i><b>é</b><p>”</p>')
})

test('a page that is in pieces already takes each drawing where it was kept; one without a place is an error', () => {
  const pieces = piecesOfPage()
  const [first, second] = [drawn('1'), drawn('2')].map((drawing) => pieces.keep(drawing))
  const page = ['<p>', `a${first}b`, '', `${second}</p>`].map((piece) => Buffer.from(piece))
  expect(Buffer.concat(pieces.putInto(page)).toString()).toBe('<p>a<b>1</b>b<b>2</b></p>')
  expect(() => pieces.putInto(page.slice(0, 3))).toThrow('found no place')
})

test('a drawing keeps its own bytes and no more, however short it is', () => {
  const pieces = piecesOfPage()
  const drawing = drawn('short, é')
  const [, kept] = pieces.putInto([Buffer.from(pieces.keep(drawing))])
  expect([kept?.length, kept?.buffer.byteLength]).toEqual([bytesIn(drawing), bytesIn(drawing)])
})

test('drawings stand one after the other in the order they are given', () => {
  expect(together([drawn('é'), { html: '<i>2</i>' }, drawn('3')]).html).toBe('<b>é</b><i>2</i><b>3</b>')
  expect(together([]).html).toBe('')
})

test('a page without pieces stays as it is', () => {
  const page = Buffer.from('<p>as it is</p>')
  expect(Buffer.concat(piecesOfPage().putInto([page])).toString()).toBe('<p>as it is</p>')
})

test('short pieces are sent as one, a long one as it is cached, and nothing is lost or turned round', () => {
  const long = Buffer.alloc(5000, 'l')
  const pieces = [...'abc', long, ...'de', Buffer.alloc(0), long, ...Array.from({ length: 20 }, () => Buffer.alloc(4000, 's'))]
  const given = pieces.map((piece) => Buffer.from(piece))
  const sent = shortOnesJoined(given)
  expect(Buffer.concat(sent)).toEqual(Buffer.concat(given))
  expect(sent.map(({ length }) => length)).toEqual([3, 5000, 2, 5000, 64_000, 16_000])
  expect(sent[1]).toBe(given[3])
  expect(shortOnesJoined([])).toEqual([])
})
