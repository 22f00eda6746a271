import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Radios } from './choices.tsx'
import { FormState, SeenField, UnsentContext } from './form-state.tsx'
import { DateInput, Select, Textarea, TextInput } from './inputs.tsx'
import { ErrorSummary } from './messages.tsx'
import { PasswordInput } from './password-input.tsx'

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: '', label: 'Not said' },
]
const fields = createElement(
  Fragment,
  null,
  createElement(TextInput, { name: 'email', label: 'Address' }),
  createElement(Textarea, { name: 'note', label: 'Note' }),
  createElement(DateInput, { name: 'since', label: 'Since' }),
  createElement(Select, { name: 'lmc', label: 'LMC', options: [{ value: 'leeds', label: 'Leeds' }], unchosen: 'Choose' }),
  createElement(Radios, { name: 'shares', label: 'Shares', choices }),
  createElement(PasswordInput, { name: 'password', label: 'Password', autoComplete: 'current-password' }),
)
const page = createElement(Fragment, null, createElement(ErrorSummary), fields)
const drawn = (state: Partial<Parameters<typeof FormState>[0]>) =>
  renderToStaticMarkup(createElement<Partial<Parameters<typeof FormState>[0]>>(FormState as never, state, page))

test('every field holds what stands under its name, a password never', () => {
  const html = drawn({
    values: {
      email: 'a@b.example',
      note: 'So it is',
      since: '2024-08-01',
      lmc: 'leeds',
      shares: 'yes',
      password: 'never back',
    },
  })
  for (const part of ['value="a@b.example"', '>So it is</textarea>', 'value="1 August 2024"', 'value="leeds" selected=""'])
    expect(html).toContain(part)
  expect(html).toMatch(/value="yes"[^>]*checked|checked=""[^>]*value="yes"/)
  expect(html).not.toContain('never back')
  expect(html).not.toContain('error')
})

test('without a value nothing is chosen but the answer that says nothing', () => {
  const html = drawn({})
  expect(html.match(/checked=""/g)).toHaveLength(1)
  expect(html).toMatch(/id="shares-2"[^>]*checked=""|checked=""[^>]*id="shares-2"/)
  expect(html).toContain('<option value="" selected="">Choose</option>')
})

test('what is wrong stands at its field, is said with it, and is led to from the summary; what is of the whole form leads nowhere', () => {
  const html = drawn({ errors: { email: 'Enter an address', '': 'Nothing was saved', password: 'Not yours' } })
  expect(html).toContain('3 things need your attention')
  expect(html).toContain('<a href="#email">Enter an address</a>')
  expect(html).toContain('<li>Nothing was saved</li>')
  expect(html).toMatch(/id="email"[^>]*aria-describedby="email-error"[^>]*aria-invalid="true"/)
  expect(html).toMatch(/id="password-error"><span class="spoken">Error: <\/span>Not yours/)
  expect(html.match(/has-error/g)).toHaveLength(2)
})

test('a form that was not sent fills the page’s own again, before what it would begin with, and gives way to what is sent now', () => {
  const form = (state: object) =>
    createElement(UnsentContext.Provider, { value: { note: 'Not sent yet' } }, createElement(FormState as never, state, page))
  const start = { note: 'As stored', email: 'a@b.example' }
  expect(renderToStaticMarkup(form({ start }))).toContain('>Not sent yet</textarea>')
  expect(renderToStaticMarkup(form({ start, values: { note: 'Sent now' } }))).toContain('>Sent now</textarea>')
  expect(drawn({ start })).toContain('>As stored</textarea>')
})

test('a form given back keeps the marker of what its person was shown, until what came since is shown', () => {
  const marker = (shown: boolean, values?: Record<string, string>) =>
    renderToStaticMarkup(
      createElement<Partial<Parameters<typeof FormState>[0]>>(
        FormState as never,
        { values },
        createElement(SeenField, { now: '4', shown }),
      ),
    ).match(/value="(.*?)"/)?.[1]
  expect(marker(false)).toBe('4')
  expect(marker(false, { seen: '3' })).toBe('3')
  expect(marker(false, { seen: '' })).toBe('')
  expect(marker(true, { seen: '3' })).toBe('4')
})

test('a year that nobody means is shown as it was typed', () => {
  expect(drawn({ values: { since: '0026-06-01' } })).toContain('value="0026-06-01"')
})
