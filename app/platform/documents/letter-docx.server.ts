import type { LetterPaper } from './letter-paper.ts'

/** Word shows a typeface the reader does not have as another: a common one is named. */
const FONT = 'Arial'
/** Twentieths of a point in a millimetre. */
const MM = 56.7
const SOFT = { after: 160 }
/** In half points: a letter, and words that are put up for patients. */
const SIZES = { letter: 22, poster: 30 }

/** A logo is drawn for twice the density of print on a screen. */
const LOGO_SCALE = 0.4

/** A letter as DOCX: letterhead on the first page, numbered points, page numbers, title and language. */
export async function letterDocx(paper: LetterPaper, picture?: Uint8Array) {
  const { from, to, date, reference, greeting, subject, parts, closing, signed, copies, logo } = paper
  const docx = await import('docx')
  const { Document, Footer, Header, HeadingLevel, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, Tab, TabStopType } =
    docx
  const { AlignmentType, BorderStyle, ImageRun, TextRun } = docx
  type Options = Exclude<ConstructorParameters<typeof Paragraph>[0], string>
  const logoRun = (data: Uint8Array, { width, height }: { width: number; height: number }) =>
    new ImageRun({
      type: 'png',
      data: Buffer.from(data),
      transformation: { width: Math.round(width * LOGO_SCALE), height: Math.round(height * LOGO_SCALE) },
      altText: { name: 'Logo', title: 'Logo', description: `Logo of ${from.name}` },
    })
  const size = to.length === 0 ? SIZES.poster : SIZES.letter
  const line = (words: string, options: Options = {}) => new Paragraph({ children: [new TextRun(words)], ...options })
  const together = (lines: string[], after: number, options: Options = {}) =>
    lines.map((words, index) => line(words, { ...options, spacing: { after: index === lines.length - 1 ? after : 0 } }))
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: 160 * MM }],
          children: [
            new TextRun({ text: reference, size: 18 }),
            new TextRun({ size: 18, children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    })
  const body = parts.flatMap((part, at) =>
    'list' in part
      ? part.list.map((words, index) =>
          line(words, {
            numbering: { reference: 'points', level: 0, instance: at },
            spacing: { after: index === part.list.length - 1 ? SOFT.after : 60 },
          }),
        )
      : [line(part.paragraph)],
  )
  const document = new Document({
    title: subject,
    creator: from.name,
    description: '',
    styles: {
      default: {
        document: {
          run: { font: FONT, size, language: { value: 'en-GB' } },
          paragraph: { spacing: { ...SOFT, line: 276, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: FONT, size: size + 4, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after: 160 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 10 * MM, hanging: 7 * MM } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
            margin: { top: 25 * MM, bottom: 20 * MM, left: 25 * MM, right: 25 * MM },
          },
        },
        headers: {
          first: new Header({
            children: [
              ...(logo && picture ? [new Paragraph({ children: [logoRun(picture, logo)], spacing: { after: 120 } })] : []),
              new Paragraph({ children: [new TextRun({ text: from.name, bold: true, size: 28 })], spacing: { after: 40 } }),
              ...from.lines.map((words, index) =>
                line(words, {
                  spacing: { after: index === from.lines.length - 1 ? 240 : 0 },
                  ...(index === from.lines.length - 1 && {
                    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 6, color: '0D4F5C' } },
                  }),
                }),
              ),
            ],
          }),
          default: new Header({ children: [line(subject)] }),
        },
        footers: { first: footer(), default: footer() },
        children: [
          ...together(to, 240),
          ...[date, reference && `Our reference: ${reference}`, greeting].filter(Boolean).map((words) => line(words)),
          new Paragraph({ text: subject, heading: HeadingLevel.HEADING_1 }),
          ...body,
          ...(closing ? [line(closing, { spacing: { before: 240, after: 900 }, keepNext: true })] : []),
          ...together(signed, 240, { keepLines: true }),
          ...(copies.length > 0 ? [line(`Copy: ${copies.join(', ')}`)] : []),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
