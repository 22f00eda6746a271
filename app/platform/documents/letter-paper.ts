/** A part of a letter: a paragraph, or the lines of a numbered list. */
export type LetterPart = { paragraph: string } | { list: string[] }

/**
 * A letter as it goes, every word in it final. `from`: name and lines of the letterhead; a notice for patients has no recipient and no
 * signature, and `large` sets it in large print.
 */
export type LetterPaper = {
  from: { name: string; lines: string[] }
  /** The logo above the name: its picture by hash, its size in pixels. */
  logo?: { hash: string; width: number; height: number }
  to: string[]
  date: string
  reference: string
  greeting: string
  subject: string
  parts: LetterPart[]
  closing: string
  signed: string[]
  copies: string[]
  large?: boolean
}

/** A letter as plain text, to paste into a mail or the clinical system. */
export function textOfLetter({
  from,
  to,
  date,
  reference,
  greeting,
  subject,
  parts,
  closing,
  signed,
  copies,
}: LetterPaper): string {
  const body = parts.map((part) =>
    'list' in part ? part.list.map((line, index) => `${index + 1}. ${line}`).join('\n') : part.paragraph,
  )
  return [
    [from.name, ...from.lines].join('\n'),
    to.join('\n'),
    date,
    reference ? `Our reference: ${reference}` : '',
    greeting,
    subject,
    ...body,
    closing,
    signed.join('\n'),
    copies.length > 0 ? `Copy: ${copies.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}
