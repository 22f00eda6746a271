import type { RequestHandler } from 'express'
import type { Page } from './page-table.server.ts'
import type { StepParts } from './server-parts.ts'

/**
 * Bytes. A form is read in time that grows with the square of its fields, and the whole server waits: an ordinary one stays small,
 * yet holds two fields of 10,000 characters each, encoded, so that too long a text is answered at its field.
 */
const ORDINARY = 64_000
const LONG = 500_000

export const isReading = (method: string) => method === 'GET' || method === 'HEAD'

/** How many bytes a form may have that is sent to this page. */
export const largestForm = (page: Page | undefined): number => (page?.handle.longForm ? LONG : ORDINARY)

/** True for the kinds of form a page takes. Parts (`multipart/form-data`) come only where a file may be sent along. */
export function isFormFor(page: Page | undefined, contentType: string | undefined): boolean {
  if (/^application\/x-www-form-urlencoded/i.test(contentType ?? '')) return true
  return page?.handle.longForm === 'or a file' && /^multipart\/form-data;\s*boundary=/i.test(contentType ?? '')
}

/** Refuses what is too large, of unknown length or no form, before any of it is read. */
export function formRules({ refuse }: StepParts): RequestHandler {
  return ({ method, headers }, response, next) => {
    const { page } = response.locals
    const length = Number(headers['content-length'] ?? 0)
    if (length > largestForm(page) || (headers['transfer-encoding'] && method !== 'GET'))
      return refuse(response, {
        status: 413,
        title: 'The form is too large',
        text: 'Nothing was saved. Shorten the text and send the form again.',
      })
    if (isReading(method) || isFormFor(page, headers['content-type'])) return next()
    refuse(response, {
      status: 415,
      title: 'This is not a form',
      text: 'Nothing was saved. Concert takes what its own forms send.',
    })
  }
}
