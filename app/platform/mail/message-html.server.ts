import { fillIn, type MessageText } from './message-texts.server.ts'

/** The words of a mail before the sender adds its frame. `{{site}}` is still in all three. */
export type MailWords = { subject: string; text: string; html: string }

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

const escaped = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapeHtml(value)]))

/**
 * Fills a message with its values as plain text and as simple HTML. The text allows paragraphs, lists (`- `), headings (`## `)
 * and the line of a button (`Words: {{link}}`). Values are text: HTML or Markdown in them appears as typed.
 */
export function writeMessage({ subject, body }: MessageText, values: Record<string, string>): MailWords {
  const inHtml = escaped(values)
  const blocks = body.split(/\n{2,}/)
  return {
    subject: fillIn(subject, values),
    text: blocks.map((block) => blockAsText(block, values)).join('\n\n'),
    html: blocks.map((block) => blockAsHtml(block, inHtml)).join('\n'),
  }
}

const BUTTON = /^(.+): \{\{link\}\}$/
const isList = (block: string) => block.split('\n').every((line) => /^(- | {2})/.test(line))

function blockAsText(block: string, values: Record<string, string>): string {
  const button = block.match(BUTTON)
  if (button) return `${fillIn(button[1]!, values)}:\n${values.link}`
  return fillIn(block.replace(/^## /, ''), values)
}

function blockAsHtml(block: string, values: Record<string, string>): string {
  const button = block.match(BUTTON)
  const words = (text: string) => fillIn(escapeHtml(text), values)
  if (button)
    return `<p class="act"><a class="button" href="${values.link}">${words(button[1]!)}</a></p>\n<p class="soft">Or open this address: <a href="${values.link}">${values.link}</a></p>`
  if (block.startsWith('## ')) return `<h2>${words(block.slice(3))}</h2>`
  if (isList(block)) {
    const items = block.split(/\n(?=- )/).map((item) => `<li>${words(item.slice(2).replace(/\n\s*/g, ' '))}</li>`)
    return `<ul>\n${items.join('\n')}\n</ul>`
  }
  return `<p>${words(block).replace(/\n/g, ' ')}</p>`
}
