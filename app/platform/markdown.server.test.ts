import { expect, test } from 'vitest'
import { markdownRefusals, renderMarkdown, renderMarkdownLine } from './markdown.server.ts'

test('HTML in the text comes out as text', () => {
  expect(renderMarkdown('<script>alert(1)</script> <b onclick="x()">bold</b>')).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt;</p>\n',
  )
})

test('pictures are not shown, remote or not', () => {
  for (const source of ['https://example.org/x.png', '/x.png', 'data:image/png;base64,AAAA'])
    expect(renderMarkdown(`![x](${source})`)).not.toContain('<img')
})

test('a link runs no script and leads to no other scheme', () => {
  for (const target of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
  ])
    expect(renderMarkdown(`[x](${target})`)).not.toContain('href')
})

test('a link that leaves the site says so to the browser, one within the site does not', () => {
  expect(renderMarkdownLine('[x](https://example.org/)')).toBe(
    '<a href="https://example.org/" rel="noopener noreferrer external">x</a>',
  )
  expect(renderMarkdownLine('[x](/menu)')).toBe('<a href="/menu">x</a>')
})

test('a table carries classes, not style attributes', () => {
  const table = renderMarkdown('| a | b |\n| --- | ---: |\n| 1 | 2 |')
  expect(table).toContain('<td class="align-right">2</td>')
  expect(table).not.toContain('style=')
})

test('a heading is never above the second level and can be linked to', () => {
  expect(renderMarkdown('# What it asks')).toBe('<h2 id="what-it-asks">What it asks</h2>\n')
})

test('what is not allowed is named with its line, and code is left alone', () => {
  const text = 'Fine.\n\n<b>x</b>\n![x](/y.png)\n\n```\n<b>x</b>\n```\n`<b>`\n<https://example.org>'
  expect(markdownRefusals(text).map(({ line }) => line)).toEqual([3, 4])
})
