import { expect, test } from 'vitest'
import { sourceBuild } from '#test/support/source-build.ts'
import { isFormFor, largestForm } from './form-rules.server.ts'
import { pageTable } from './page-table.server.ts'

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

test('a form in parts is taken where a list may come as a file, and nowhere else', () => {
  const parts = 'multipart/form-data; boundary=x'
  const [list, join] = [pageAt('/lmc/borsetshire/people/list.data'), pageAt('/join')]
  expect(isFormFor(list, parts)).toBe(true)
  expect(isFormFor(join, parts)).toBe(false)
  expect(isFormFor(list, 'multipart/form-data')).toBe(false)
  expect(isFormFor(join, 'application/x-www-form-urlencoded;charset=UTF-8')).toBe(true)
  expect(isFormFor(join, undefined)).toBe(false)
})
