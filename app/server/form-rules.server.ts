import type { RequestHandler } from 'express'
import { isReading } from './methods.server.ts'
import type { Page } from './page-table.server.ts'
import type { PlainPage } from './plain-page.server.ts'
import type { StepParts } from './server-parts.ts'

/**
 * In bytes. An ordinary form may hold two encoded fields of 10,000 characters each, so that a long text is refused at its field.
 */
const ORDINARY = 64_000
const LONG = 500_000

/** The most bytes of a form for this page. */
export const largestForm = (page: Page | undefined): number => (page?.handle.longForm ? LONG : ORDINARY)

/** True for the content types a page accepts. `multipart/form-data` only where a file may be sent. */
export function isFormFor(page: Page | undefined, contentType = ''): boolean {
  if (/^application\/x-www-form-urlencoded(\s*;\s*charset="?utf-8"?)?$/i.test(contentType)) return true
  return page?.handle.longForm === 'or a file' && boundaryOf(contentType) !== undefined
}

/** The boundary of a multipart form; undefined for any other. */
export const boundaryOf = (contentType = ''): string | undefined =>
  contentType.match(/^multipart\/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1$/i)?.[2]

/** Why a form is refused before it is read; undefined where it is not. */
export function refusalOf(
  headers: { 'content-length'?: string; 'content-type'?: string; 'transfer-encoding'?: string; 'content-encoding'?: string },
  { page, signedIn }: { page: Page | undefined; signedIn: boolean },
): PlainPage | undefined {
  const length = Number(headers['content-length'] ?? 0)
  if (headers['transfer-encoding'])
    return {
      status: 411,
      title: 'The form does not say how long it is',
      text: 'Nothing was saved. A form is sent with its length.',
    }
  if (length > largestForm(page) && page?.handle.longForm === 'or a file')
    return {
      status: 413,
      title: 'The file is too large',
      text: 'Nothing was saved. A file may have up to 450 kB. Choose a smaller one, or take out what is not needed, and send it again.',
    }
  if (length > largestForm(page))
    return {
      status: 413,
      title: 'The form is too large',
      text: 'Nothing was saved. Shorten the text and send the form again.',
    }
  if (!isFormFor(page, headers['content-type']) || headers['content-encoding'])
    return { status: 415, title: 'This is not a form', text: 'Nothing was saved. Concert takes what its own forms send.' }
  if (length > ORDINARY && !signedIn)
    return {
      status: 403,
      title: 'You are signed out',
      text: 'Nothing was saved. Go back to the form and copy your words, then sign in and send them again.',
    }
}

/** Where the form that was refused stands, for a page that Concert has. A path that begins with two slashes would be another site. */
const formAt = (path: string, { page }: { page?: Page }): { form?: string } =>
  page && /^\/(?!\/)/.test(path) ? { form: path.replace(/\.data$/, '') } : {}

/** Refuses anything that is not a form, too large or of unknown length, and long forms of people who are not signed in. */
export function formRules({ refuse }: StepParts): RequestHandler {
  return ({ method, headers, path }, response, next) => {
    if (isReading(method)) {
      if (!headers['transfer-encoding'] && !Number(headers['content-length'] ?? 0)) return next()
      const text = 'Nothing was saved. Who reads a page sends nothing with it.'
      return refuse(response, { status: 400, title: 'Not a request that Concert answers', text })
    }
    const refused = refusalOf(headers, response.locals)
    if (refused) refuse(response, { ...refused, ...formAt(path, response.locals) })
    else next()
  }
}
