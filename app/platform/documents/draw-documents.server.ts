import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EMOJI } from '../free-text.ts'
import { openedOnce } from '../opened-once.ts'
import type { DocumentJob, PdfJob, PngJob, ZipJob } from './document-jobs.ts'
import { WIDEST_PICTURE } from './document-jobs.ts'
import type { LetterPaper } from './letter-paper.ts'

const from = createRequire(import.meta.url)
const FAMILY = 'Atkinson Hyperlegible Next'
const site = dirname(from.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'))
const others = join(dirname(from.resolve('dejavu-fonts-ttf/package.json')), 'ttf')

/** Control, private, unassigned and invisible characters have no shape in any typeface: a tagged PDF with one of them is refused. */
const visible = (_key: string, value: unknown) => (typeof value === 'string' ? value.replace(/[\p{C}]/gu, ' ') : value)

const visibleIn = (paper: LetterPaper): LetterPaper => JSON.parse(JSON.stringify(paper, visible)) as LetterPaper

/** What a paper prints for a letter that no typeface here holds. An empty box in the record of an emoji would look like a fault. */
const insteadOf = (letter: string) => (EMOJI.test(letter) ? '[emoji]' : '\u25AF')

/**
 * Compiles the text; each letter that no typeface here holds is printed as said above, so that one name stops no paper. The
 * compiler names such letters when it refuses.
 */
function inKnownLetters(text: string, compile: (text: string) => Uint8Array): Uint8Array {
  try {
    return compile(text)
  } catch (error) {
    const named = (error as Error).message.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gu)
    const letters = [...named].map(([, letter]) =>
      letter!.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    )
    const known = letters.reduce((left, letter) => left.replaceAll(letter, insteadOf(letter)), text)
    if (known === text) throw error
    return inKnownLetters(known, compile)
  }
}

/**
 * Draws documents and pictures in this process, which should not be a server's: each blocks it. Each kind loads its library when
 * first asked for. `close` takes away the empty folder that a template may read.
 */
export function documentDrawing() {
  let workspace: string | undefined
  const typst = openedOnce(async () => {
    const { NodeCompiler, PdfStandard } = await import('@myriaddreamin/typst-ts-node-compiler')
    workspace = mkdtempSync(join(tmpdir(), 'concert-document-'))
    // The site's typeface holds Latin only; DejaVu adds Greek, Cyrillic, Hebrew, Arabic, arrows and ticks.
    const weights = ['400Regular', '700Bold', '400Regular_Italic'].map((weight) => join(site, weight))
    return {
      compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...weights, others] }] }),
      // Refuses to make a file without title, without words for a picture, or with an empty box for a letter.
      pdfStandard: PdfStandard.UA_1,
    }
  })

  async function pdf({ template, data, pictures, madeAt }: PdfJob): Promise<Uint8Array> {
    const { compiler, pdfStandard } = await typst()
    const compile = (text: string) =>
      compiler.pdf(
        { mainFileContent: template, inputs: { data: text } },
        { pdfStandard, creationTimestamp: Math.floor(madeAt / 1000) },
      )
    for (const [file, picture] of Object.entries(pictures)) compiler.mapShadow(join(workspace!, file), Buffer.from(picture))
    try {
      return inKnownLetters(JSON.stringify(data, visible), compile)
    } finally {
      compiler.resetShadow()
      compiler.evictCache(10)
    }
  }

  async function png({ svg, width }: PngJob): Promise<Uint8Array> {
    if (!(width >= 1 && width <= WIDEST_PICTURE)) throw new Error(`a picture is 1 to ${WIDEST_PICTURE} pixels wide, not ${width}`)
    const { renderAsync } = await import('@resvg/resvg-js')
    // TTF only: with a woff2 the words would be left out without a complaint.
    const fontFiles = ['400Regular', '700Bold'].map((weight) => join(site, weight, `AtkinsonHyperlegibleNext_${weight}.ttf`))
    const image = await renderAsync(svg, {
      fitTo: { mode: 'width', value: Math.round(width) },
      background: '#fff',
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FAMILY },
    })
    return image.asPng()
  }

  async function zip({ files, madeAt }: ZipJob): Promise<Uint8Array> {
    const { zipSync } = await import('fflate')
    return zipSync(files, { mtime: madeAt })
  }

  return {
    draw: async (job: DocumentJob): Promise<Uint8Array> => {
      if (job.kind === 'docx') return (await import('./letter-docx.server.ts')).letterDocx(visibleIn(job.paper), job.logo)
      if (job.kind === 'logo') return (await import('./draw-logo.server.ts')).drawLogo(job)
      if (job.kind === 'workbook') return (await import('./read-workbook.server.ts')).readWorkbook(job.bytes)
      if (job.kind === 'zip') return zip(job)
      return job.kind === 'pdf' ? pdf(job) : png(job)
    },
    close: () => {
      if (workspace) rmSync(workspace, { recursive: true, force: true })
    },
  }
}
