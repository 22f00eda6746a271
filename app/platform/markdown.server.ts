import MarkdownIt from 'markdown-it'

const SAFE_LINK = /^(https?:|mailto:|\/(?!\/)|#)/i

const md = new MarkdownIt({ html: false, linkify: false, typographer: false })
md.disable('image')
md.validateLink = (url) => SAFE_LINK.test(url.trim())

const anchor = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * Our rules after parsing: no heading above the second level, anchors, rel on external links, classes where the parser writes
 * style attributes.
 */
md.core.ruler.push('house', (state) => {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = token.tag === 'h1' ? 'h2' : token.tag
    if (token.type === 'heading_open') token.attrSet('id', anchor(state.tokens[index + 1]?.content ?? ''))
    const align = String(token.attrGet('style') ?? '').match(/text-align:(\w+)/)?.[1]
    if (align) token.attrs = [...(token.attrs ?? []).filter(([name]) => name !== 'style'), ['class', `align-${align}`]]
    for (const child of token.children ?? []) {
      if (child.type === 'link_open' && /^https?:/i.test(String(child.attrGet('href'))))
        child.attrSet('rel', 'noopener noreferrer external')
    }
  }
})

// A wide table scrolls in a region that the keyboard reaches; the page itself never scrolls sideways.
md.renderer.rules.table_open = () => '<div class="table-region" role="group" aria-label="Table" tabindex="0"><table>\n'
md.renderer.rules.table_close = () => '</table></div>\n'

/**
 * Markdown to safe HTML: HTML in the text appears as text, pictures are not shown (a remote one would tell another site who
 * reads), links go only to http, https, mailto, this site or this page, and nothing has a style attribute.
 */
export function renderMarkdown(text: string): string {
  return md.render(text)
}

/** The same for one line, without a paragraph. */
export function renderMarkdownLine(text: string): string {
  return md.renderInline(text)
}

/** The words of a text without their markup, in one line. */
export function plainWords(text: string): string {
  const words = md
    .parse(text, {})
    .flatMap(({ children }) => children?.map(({ content, type }) => (type.endsWith('break') ? ' ' : content)).join('') ?? [])
  return words.join(' ').replace(/\s+/g, ' ').trim()
}

/** What our Markdown does not allow, with its line (from 1): HTML, pictures, links to anything but the web, mail or this site. */
export function markdownRefusals(text: string): { line: number; message: string }[] {
  const found: { line: number; message: string }[] = []
  let fence = false
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith(':::')) found.push({ line: index + 1, message: 'A line does not begin with three colons: files use it.' })
    if (/^\s*(```|~~~)/.test(line)) fence = !fence
    if (fence) continue
    const plain = line.replace(/`[^`]*`/g, '')
    const refuse = (message: string) => found.push({ line: index + 1, message })
    if (/<\/?[a-z!][^>]*>/i.test(plain) && !/<(https?:|mailto:)[^>]*>/i.test(plain)) refuse('HTML is not used: write Markdown.')
    if (/!\[[^\]]*\]\s*[([]/.test(plain)) refuse('Pictures are not used: a remote one tells another site who reads the page.')
    for (const [, target = ''] of plain.matchAll(/\]\(\s*<?([^)\s>]*)/g))
      if (!SAFE_LINK.test(target))
        refuse(`The link to "${target}" is neither https, http, mailto, a path of this site nor a place on the page.`)
  }
  return found
}
