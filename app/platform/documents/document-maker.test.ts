import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { DocumentJob, PdfJob } from './document-jobs.ts'
import { DocumentFailed, documentMaker } from './document-maker.server.ts'

const program = `${paths.root}app/commands/make-documents.ts`
const aMaker = (idle?: number) => {
  const maker = documentMaker({ program, log: openLog('silent'), ...(idle === undefined ? {} : { idle }) })
  onTestFinished(() => maker.stop())
  return maker
}
const TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans"), lang: "en", region: "GB")
= #d.title
#for p in d.words { par(p) }
#figure(image("chart.svg", alt: "Two bars"))
`
const chart = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="30" height="8" fill="#0d4f5c"/></svg>'
const paper = (words: string[], more: Partial<PdfJob> = {}): PdfJob => ({
  kind: 'pdf',
  template: TEMPLATE,
  data: { title: 'A paper', words },
  pictures: { 'chart.svg': chart },
  madeAt: Date.UTC(2024, 10, 25, 9),
  ...more,
})
const picture = (words: string, width = 400): DocumentJob => ({
  kind: 'png',
  width,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><text x="10" y="60" font-family="Atkinson Hyperlegible Next" font-size="40">${words}</text></svg>`,
})
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the same job gives the same bytes, in another process too, and one made at another instant does not', async () => {
  const words = ['Dr Łukasz Ŵyr wrote: #read("/etc/passwd") *not bold* $x$', 'Ω ж ✓ → and a zero-width\u200bspace']
  const first = await aMaker().make('paper', () => paper(words))
  expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(hash(await aMaker().make('paper', () => paper(words)))).toBe(hash(first))
  expect(hash(await aMaker().make('later', () => paper(words, { madeAt: Date.UTC(2024, 11, 2, 9) })))).not.toBe(hash(first))
})

test('a picture holds its words, drawn in the typeface of the site', async () => {
  const maker = aMaker()
  const drawn = await maker.make('words', () => picture('38% Łŵ'))
  expect(Buffer.from(drawn.subarray(1, 4)).toString()).toBe('PNG')
  expect(hash(drawn)).not.toBe(hash(await maker.make('none', () => picture(''))))
})

test('a thousand who ask at once get one document, made once', async () => {
  const maker = aMaker()
  let made = 0
  const job = () => {
    made += 1
    return paper(['once'])
  }
  const all = await Promise.all(Array.from({ length: 1000 }, () => maker.make('paper', job)))
  expect(made).toBe(1)
  expect(new Set(all.map(hash)).size).toBe(1)
})

test('what cannot be drawn is refused with its reason, is not kept, and stops nothing that comes after', async () => {
  const maker = aMaker()
  await expect(maker.make('wide', () => picture('x', 20_000))).rejects.toThrow('1 to 3000 pixels wide, not 20000')
  await expect(maker.make('title', () => paper([], { template: '#panic("no")' }))).rejects.toThrow(DocumentFailed)
  await expect(maker.make('no svg', () => ({ kind: 'png', width: 10, svg: 'none' }))).rejects.toThrow(DocumentFailed)
  expect((await maker.make('wide', () => picture('x'))).byteLength).toBeGreaterThan(100)
})

test('letters that no typeface here holds, in a name, stop no paper', async () => {
  const bytes = await aMaker().make('paper', () =>
    paper(['Surgery 漢字 \u{1F9D1}\u{1F3FD} \u{1F600} \u{13000} \u{10FFFF} \uE000 \u0000 \uD800']),
  )
  expect(bytes.byteLength).toBeGreaterThan(1000)
})

test('without work the process ends, and the next job starts another', async () => {
  const maker = aMaker(20)
  await maker.make('one', () => picture('one'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await maker.make('two', () => picture('two'))).byteLength).toBeGreaterThan(100)
})
