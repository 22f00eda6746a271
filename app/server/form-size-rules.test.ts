import { expect, test } from 'vitest'
import { isFormFor, largestForm } from './form-size-rules.ts'

test.each([
  '/lmc/borsetshire/people/list',
  '/lmc/borsetshire/notes/data-sharing-review',
  '/lmc/borsetshire/feedback',
  '/practice/Y00001/feedback.data',
  '/committee/feedback/one',
  '/committee/menu/one/new-action.data',
  '/committee/markdown-preview',
])('%s takes long words', (path) => {
  expect(largestForm(path)).toBe(500_000)
})

test.each([
  '/join',
  '/sign-in.data',
  '/invitation/token',
  '/practice/Y00001',
  '/practice/Y00001/choose',
  '/places',
  '/',
  '/feedback',
  '/join/feedback',
])('%s takes ordinary forms only', (path) => {
  expect(largestForm(path)).toBe(64_000)
})

test('a form in parts is taken where a list may come as a file, and nowhere else', () => {
  const parts = 'multipart/form-data; boundary=x'
  expect(isFormFor('/lmc/borsetshire/people/list.data', parts)).toBe(true)
  expect(isFormFor('/join', parts)).toBe(false)
  expect(isFormFor('/lmc/borsetshire/people/list', 'multipart/form-data')).toBe(false)
  expect(isFormFor('/join', 'application/x-www-form-urlencoded;charset=UTF-8')).toBe(true)
  expect(isFormFor('/join', undefined)).toBe(false)
})
