import { lettersOn } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import type { Day } from '#app/platform/time.ts'
import type { SearchedPage } from './search-rules.ts'

/** The pages of a practice's desk, as people ask for them. `href`: under the practice's address. */
const PAGES: readonly [href: string, title: string, words: string][] = [
  ['', 'This week', 'What waits this week: the return, each action with its state, clocks and letters under way.'],
  ['/return', 'This week’s return', 'Confirm the week for the whole practice, or change an answer first.'],
  ['/meeting', 'Decide together', 'Marks of the partners, a paper for the meeting, and the decision.'],
  ['/letters', 'Letters', 'Letters to write, in the making and sent, with what came back.'],
  ['/letters/letterhead', 'Our letterhead', 'Contract holders, address for replies, data protection officer and logo.'],
  ['/registers', 'Registers', 'Services given notice, data sharing agreements, and what came in from the ICB.'],
  [
    '/asked',
    'The ICB asks us',
    'What to do with a survey, an assurance, a freedom of information request or a notice of the ICB.',
  ],
  ['/failures', 'Service failures', 'Log what a service did not deliver: days, cases and time, no patient.'],
  ['/claims', 'Our claims', 'Claims of the practice for losses, with every chaser and answer.'],
  ['/legal', 'Going to law', 'What you need before you go to law with a claim, and the pack for a solicitor.'],
  ['/providers', 'Local providers', 'Files of our LMC on a local provider, and what we add to them.'],
  ['/surveys', 'Surveys asked of us', 'Questions of the committee and of our LMC, and our answers.'],
  ['/record', 'Our record', 'Everything this practice said and did, by day.'],
  ['/evidence', 'Evidence pack', 'One document of what the practice did, when, and on whose advice.'],
  ['/calendar', 'Calendar', 'A feed of our clocks for Outlook and others.'],
  ['/sharing', 'Who sees our answers', 'Whether officers of our LMC see the answers of this practice with its name.'],
  ['/who-looked', 'Who looked', 'Who opened or exported the answers of this practice, by day.'],
  ['/call', 'A call from our LMC', 'Ask our LMC to ring us, and say what about.'],
  ['/people', 'Our people', 'Who has a role in this practice; invite a colleague or end a role.'],
]

/** What a reader with a role in a practice finds besides: the pages of its desk, and the letters it can begin on a day. */
export function deskPages(on: Day): SearchedPage[] {
  const letters = [...lettersOn(on)].filter(([, { data }]) => !data.follows)
  return [
    ...letters.map(([slug, { data }]): SearchedPage => {
      const text = [data.summary, data.when].filter(Boolean).join(' ')
      return {
        kind: 'Letter',
        title: data.title,
        href: `/letters/new/${slug}`,
        ofDesk: true,
        passages: [{ heading: data.group ?? '', text }],
      }
    }),
    ...PAGES.map(([href, title, text]): SearchedPage => {
      return { kind: 'Our practice', title, href, ofDesk: true, passages: [{ heading: '', text }] }
    }),
  ]
}
