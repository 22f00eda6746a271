import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { actionWords } from '#app/features/menu/actions/action-words-queries.server.ts'
import { publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { offerInForce, offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import { guide } from '#app/platform/guides.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { SearchedPage } from './search-rules.ts'

/** The guides that have a page, by the name of their file. */
const GUIDE_PAGES = ['how-figures-are-protected', 'privacy-notice', 'record-of-processing'] as const
const hrefOfGuide = (slug: (typeof GUIDE_PAGES)[number]) => (slug === 'privacy-notice' ? '/privacy' : `/${slug}`)

/** A page behind the sign-in that people look for by its name; only what it is for is found, nothing of what anybody keeps there. */
const CLAIMS_OF_ONES_OWN: SearchedPage = {
  kind: 'Account',
  title: 'My claims',
  href: '/account/claims',
  passages: [
    {
      heading: 'My claims',
      text: 'A doctor with a role in a practice keeps a claim of their own for compensation under My claims: nobody else reads it, partners included.',
    },
  ],
}

/** Rendered words as one line of plain text. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
    .trim()

/** Every published page that a search finds, as it reads at an instant: words of the committee and of Concert, nothing of a practice. */
export function searchedPages(db: Db, at: Instant): SearchedPage[] {
  const editions = publishedEditions(db, at).flatMap((round) => round.editions)
  const slugs = new Set(editions.flatMap(({ slug }) => offersOf(db, slug).map(({ actionSlug }) => actionSlug)))
  return [
    ...[...slugs].flatMap((slug) => actionPageOf(db, slug, at)),
    ...editions.map(({ slug, title, summary }): SearchedPage => {
      const text = plain(renderMarkdown(summary))
      return { kind: 'Menu', title, href: `/menu/editions/${slug}`, passages: [{ heading: '', text }] }
    }),
    ...GUIDE_PAGES.map((slug): SearchedPage => {
      const { title, summary, html } = guide(slug, dayOf(at))
      const href = hrefOfGuide(slug)
      return { kind: 'Guide', title, href, passages: [{ heading: '', text: summary }, ...sectionsOf(html, href)] }
    }),
    ...disputesOn(db, dayOf(at)).map((dispute): SearchedPage => {
      const href = `/disputes/${dispute.slug}`
      return {
        kind: 'Dispute',
        title: dispute.title,
        href,
        passages: [
          { heading: '', text: dispute.asks },
          ...dispute.demands.map(({ number, title, words = '' }) => ({
            heading: title,
            text: words,
            href: `${href}/demands/${number}`,
          })),
          ...dispute.lines.map(({ name, covers = '', state }) => ({ heading: name, text: `${covers} ${state?.words ?? ''}` })),
          ...dispute.events.map(({ words }) => ({ heading: '', text: words, href: `${href}#happened` })),
        ],
      }
    }),
    ...glossaryPages(dayOf(at)),
    CLAIMS_OF_ONES_OWN,
  ]
}

function actionPageOf(db: Db, slug: string, at: Instant): SearchedPage[] {
  const offer = offerInForce(db, slug, at)
  if (!offer) return []
  const { summary, parts, steps, questions, contract, patientSafetyHtml, reversible, effort, noticeHtml } = actionWords(
    db,
    offer.guidanceHash,
  )
  const passage = (heading: string, html: string | null) => (html ? [{ heading, text: plain(html) }] : [])
  return [
    {
      kind: 'Action',
      title: offer.title,
      short: offer.shortTitle,
      href: `/actions/${slug}`,
      passages: [
        { heading: offer.shortTitle, text: summary },
        ...passage('', renderMarkdown(offer.wording)),
        ...passage('', noticeHtml),
        ...parts.flatMap(({ heading, html }) => passage(heading, html)),
        ...passage('Step by step', steps.map(({ title, wordsHtml }) => `<p>${title}. ${wordsHtml ?? ''}</p>`).join('')),
        ...passage('Contract', `${contract.committeeHtml} ${contract.disputedHtml}`),
        ...passage('Patient safety', patientSafetyHtml),
        ...passage('Can it be undone?', reversible.wordsHtml),
        ...passage('How much work is it?', effort.wordsHtml),
        ...questions.flatMap(({ question, answerHtml }) => passage(question, answerHtml)),
      ],
    },
  ]
}

/** The second-level sections of a guide, each at its anchor. */
function sectionsOf(html: string, href: string) {
  return html.split(/(?=<h2 id=")/).flatMap((section) => {
    const [, id, heading = '', text = ''] = /^<h2 id="([^"]+)">(.*?)<\/h2>([\s\S]*)$/.exec(section) ?? []
    return id ? [{ heading: plain(heading), text: plain(text), href: `${href}#${id}` }] : []
  })
}

/** Each word of the glossary is found by itself. */
function glossaryPages(day: string): SearchedPage[] {
  return guide('glossary', day)
    .html.split(/(?=<h2 id=")/)
    .flatMap((section) => {
      const id = /^<h2 id="([^"]+)">/.exec(section)?.[1]
      if (!id) return []
      const rows = [...section.matchAll(/<tr>\s*<td>(.*?)<\/td>\s*<td>(.*?)<\/td>\s*<td>(.*?)<\/td>\s*<\/tr>/gs)]
      return rows.map(([, word = '', others = '', meaning = '']): SearchedPage => {
        const href = `/glossary#${id}`
        return { kind: 'Word', title: plain(word), href, passages: [{ heading: plain(others), text: plain(meaning) }] }
      })
    })
}
