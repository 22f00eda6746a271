import type { RequestHandler } from 'express'
import type { StepParts } from './server-parts.ts'

export const isReading = (method: string) => method === 'GET' || method === 'HEAD'

/** Pages are read and forms are sent: other methods are refused. */
export function knownMethods({ refuse }: StepParts): RequestHandler {
  return ({ method }, response, next) => {
    if (isReading(method) || method === 'POST') return next()
    refuse(response, {
      status: 405,
      title: 'Not a request that Concert answers',
      text: 'Nothing was changed. Concert shows pages and takes the forms on them.',
      headers: { Allow: 'GET, HEAD, POST' },
    })
  }
}

/** Refuses to show a page where there is only a form, and to take a form where there is none. */
export function methodsOfPage({ refuse }: StepParts): RequestHandler {
  return ({ method }, response, next) => {
    const { page } = response.locals
    if (isReading(method)) {
      if (!page || page.reads) return next()
      return refuse(response, {
        status: 405,
        title: 'There is no page here',
        text: 'This address only takes what a form sends.',
        headers: { Allow: 'POST' },
      })
    }
    if (page?.takesForms) return next()
    if (!page) {
      const text = 'Nothing was saved. The address may be mistyped or out of date.'
      return refuse(response, { status: 404, title: 'Page not found', text })
    }
    refuse(response, {
      status: 405,
      title: 'This page takes no form',
      text: 'Nothing was saved. Open the page again and use what it offers.',
      headers: { Allow: 'GET, HEAD' },
    })
  }
}
