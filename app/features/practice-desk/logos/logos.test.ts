import { deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { pictureHead } from '#app/platform/documents/picture-head.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftedLetter, writtenLetter } from '#demonstration/letters.server.ts'
import { REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { lettersInFile } from '../letters/export-letters.server.ts'
import { letterFile } from '../letters/letter-files.server.ts'
import { draftById, letterById } from '../letters/letter-queries.server.ts'
import { makeFromDraft } from '../letters/making-queries.server.ts'
import { logoOf, logoPicture } from './logo-queries.server.ts'
import { logoFault } from './logo-rules.ts'
import { drawnLogo, saveLogo } from './save-logo.server.ts'

const ELM = 'Y00001'
const NOW = instantOf('2024-11-28', '12:00')
const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
afterAll(() => maker.stop())

/** A JPEG of 16 by 8 pixels in one colour. */
const JPEG = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAED//Z',
    'base64',
  ),
)

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crcOf = (bytes: Uint8Array) =>
  (bytes.reduce((crc, byte) => crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0
function chunk(type: string, data: Uint8Array): Buffer {
  const [length, crc, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])]
  length.writeUInt32BE(data.length)
  crc.writeUInt32BE(crcOf(body))
  return Buffer.concat([length, body, crc])
}
/** A PNG of a size in one colour; `says`: the size its head claims. */
function png(width: number, height: number, says = { width, height }): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(says.width, 0)
  head.writeUInt32BE(says.height, 4)
  head.set([8, 2], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 90)])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const text = chunk('tEXt', Buffer.from('Author\0Dr Secret'))
  return new Uint8Array(Buffer.concat([start, chunk('IHDR', head), text, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]))
}

function elm() {
  const db = smallEngland()
  expect(loadContent(db, paths.content, REGISTERED_AT, { on: '2024-11-28' })).toMatchObject({ ok: true })
  return { db, by: { personId: someone(db, 'practice-partner', { practiceCode: ELM }) } }
}
const drawn = async (bytes: Uint8Array) => {
  const outcome = await drawnLogo(bytes, maker.make)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.png
}
const seenOf = (db: Db) => logoOf(db, ELM)?.hash ?? ''
const LETTER = {
  practiceCode: ELM,
  letterSlug: 'icb-asks-which-actions',
  filled: { organisation: 'An ICB', 'field-asked': 'your email', 'field-askedOn': '2024-11-20' },
}
const rows = (db: Db) => db.$client.prepare('select count(*) from letter_logos').pluck().get()

test('a text, an SVG, an empty file, one too large and a picture of 20,000 pixels are refused in words', () => {
  const text = (words: string) => new TextEncoder().encode(words)
  expect(logoFault(new Uint8Array())).toContain('Choose a picture')
  expect(logoFault(text('Our logo'))).toContain('no PNG or JPEG')
  expect(logoFault(text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toContain('no PNG or JPEG')
  expect(logoFault(new Uint8Array(450_001))).toContain('larger than 450 kB')
  expect(logoFault(png(1, 1, { width: 20_000, height: 20_000 }))).toContain('20,000 by 20,000 pixels')
  expect(logoFault(png(1, 1, { width: 0, height: 10 }))).toContain('cannot be read')
  expect([logoFault(png(40, 20)), logoFault(JPEG)]).toEqual([undefined, undefined])
  expect(pictureHead(JPEG)).toEqual({ type: 'jpeg', width: 16, height: 8 })
})

test('a picture is drawn anew and small, without what else its file says; one that is cut off is refused', async () => {
  const large = await drawn(png(3000, 600))
  expect(pictureHead(large)).toEqual({ type: 'png', width: 600, height: 120 })
  expect(Buffer.from(large).includes('Dr Secret')).toBe(false)
  expect(pictureHead(await drawn(JPEG))).toEqual({ type: 'png', width: 16, height: 8 })
  const whole = png(300, 300)
  expect(await drawnLogo(whole.slice(0, 60), maker.make)).toMatchObject({
    ok: false,
    message: expect.stringContaining('cannot be read'),
  })
})

test('a logo stands in Word and PDF from then on, and a letter that went keeps it after another came', async () => {
  const { db, by } = elm()
  const first = await drawn(png(200, 80))
  expect(saveLogo(db, { practiceCode: ELM, png: first, seen: '' }, by, NOW)).toEqual({ ok: true })
  const letterId = writtenLetter(db, { ...LETTER, sentOn: '2024-11-28' }, by, NOW)
  const was = seenOf(db)
  saveLogo(db, { practiceCode: ELM, png: await drawn(JPEG), seen: was }, by, NOW + 1)
  expect(letterById(db, ELM, letterId)?.paper?.logo).toEqual({ hash: was, width: 200, height: 80 })
  const kept = logoPicture(db, ELM, was)!
  expect(Buffer.from(kept).equals(Buffer.from(first))).toBe(true)
  const { paper } = makeFromDraft(db, draftById(db, ELM, draftedLetter(db, LETTER, by, NOW))!, NOW).made
  expect(paper.logo).toMatchObject({ width: 16, height: 8 })
  for (const name of ['letter.pdf', 'letter.docx'] as const) {
    const [withLogo, without] = [
      await letterFile(paper, name, maker.make, NOW, kept),
      await letterFile({ ...paper, logo: undefined! }, name, maker.make, NOW),
    ]
    expect(withLogo.length).toBeGreaterThan(without.length)
  }
  expect(lettersInFile(db, ELM).logo).toContain('data:image/png;base64,')
})

test('a logo that no letter went with is gone at once when it is taken off, and two colleagues do not pass over each other', async () => {
  const { db, by } = elm()
  const picture = await drawn(png(20, 20))
  saveLogo(db, { practiceCode: ELM, png: picture, seen: '' }, by, NOW)
  expect(saveLogo(db, { practiceCode: ELM, png: null, seen: '' }, by, NOW)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(saveLogo(db, { practiceCode: ELM, png: null, seen: seenOf(db) }, by, NOW)).toEqual({ ok: true })
  expect([logoOf(db, ELM), rows(db)]).toEqual([null, 0])
})
