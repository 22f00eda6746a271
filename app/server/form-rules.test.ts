import { expect, test } from 'vitest'
import { sourceBuild } from '#test/support/source-build.ts'
import { formRules, isFormFor, largestForm, refusalOf } from './form-rules.server.ts'
import { pageTable } from './page-table.server.ts'
import { hasMoreThan } from './whole-form.server.ts'

const pageAt = pageTable(await sourceBuild())

test.each([
  '/lmc/borsetshire/people/list',
  '/lmc/borsetshire/notes/data-sharing-review',
  '/lmc/borsetshire/feedback',
  '/practice/Y00001/feedback.data',
  '/committee/feedback/one',
  '/committee/menu/one/new-action.data',
  '/committee/markdown-preview',
])('%s takes long words', (path) => {
  expect(largestForm(pageAt(path))).toBe(500_000)
})

test.each([
  '/join',
  '/sign-in.data',
  '/invitation/token',
  '/practice/Y00001',
  '/practice/Y00001/choose',
  '/account/roles',
  '/',
  '/feedback',
  '/join/feedback',
])('%s takes ordinary forms only', (path) => {
  expect(largestForm(pageAt(path))).toBe(64_000)
})

const list = pageAt('/lmc/borsetshire/people/list.data')
const join = pageAt('/join')

test('a form in parts is taken where a list may come as a file, and nowhere else', () => {
  expect(isFormFor(list, 'multipart/form-data; boundary=----WebKitFormBoundaryAbC123')).toBe(true)
  expect(isFormFor(list, 'multipart/form-data; boundary="x y"')).toBe(false)
  expect(isFormFor(list, 'multipart/form-data')).toBe(false)
  expect(isFormFor(join, 'multipart/form-data; boundary=x')).toBe(false)
})

test.each(['application/x-www-form-urlencoded', 'Application/X-WWW-form-urlencoded;charset=UTF-8'])('%s is a form', (type) => {
  expect(isFormFor(join, type)).toBe(true)
})

test.each([
  undefined,
  '',
  'application/x-www-form-urlencodedx',
  'application/x-www-form-urlencoded, text/plain',
  'application/x-www-form-urlencoded; charset=utf-7',
  'text/plain; application/x-www-form-urlencoded',
  'application/json',
])('%j is no form', (type) => {
  expect(isFormFor(join, type)).toBe(false)
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

test('a form is refused by what it says of itself, before any of it is read', () => {
  const status = (headers: Parameters<typeof refusalOf>[0], page = join, signedIn = false) =>
    refusalOf({ ...FORM, ...headers }, { page, signedIn })?.status
  expect(status({ 'content-length': '64000' })).toBe(undefined)
  expect(status({ 'content-length': '64001' })).toBe(413)
  expect(status({ 'transfer-encoding': 'chunked' })).toBe(411)
  expect(status({ 'content-length': '10', 'content-encoding': 'gzip' })).toBe(415)
  expect(status({ 'content-length': '64001' }, list)).toBe(403)
  expect(status({ 'content-length': '64000' }, list)).toBe(undefined)
  expect(status({ 'content-length': '500000' }, list, true)).toBe(undefined)
  expect(status({ 'content-length': '500001' }, list, true)).toBe(413)
})

test('the page of a refused form leads back to the form, and never to another site', () => {
  const ledTo = (path: string) => {
    let form: string | undefined
    const step = formRules({ refuse: (_response, page) => (form = page.form) } as Parameters<typeof formRules>[0])
    const request = { method: 'POST', headers: { ...FORM, 'content-length': '40000000' }, path }
    step(request as never, { locals: { page: list } } as never, () => {})
    return form
  }
  expect(ledTo('/lmc/borsetshire/people/list')).toBe('/lmc/borsetshire/people/list')
  expect(ledTo('/lmc/borsetshire/people/list.data')).toBe('/lmc/borsetshire/people/list')
  expect(ledTo('//elsewhere.example.org/list')).toBe(undefined)
})

test('fields are counted by what stands between them', () => {
  const fields = (count: number, one = 'a') => Buffer.from(Array(count).fill(one).join('&'))
  expect(hasMoreThan(200, '&', fields(200))).toBe(false)
  expect(hasMoreThan(200, '&', fields(201))).toBe(true)
  expect(hasMoreThan(200, '&', fields(201, ''))).toBe(true)
  expect(hasMoreThan(200, '&', Buffer.from('a'.repeat(64_000)))).toBe(false)
  expect(hasMoreThan(200, '--b', Buffer.from('--b\r\n'.repeat(200)))).toBe(true)
})
