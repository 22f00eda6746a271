import type { Flash } from '#app/platform/flash.ts'
import { demonstrationSetting } from '#demonstration/sign-in-list.ts'

/**
 * The pages to check, each address and state once, by a person who sees most of it. A path holds parameters in braces. `fill` by
 * label, `check` by the name of a radio or a box, then `press`; the answer shows `shows`, or refuses with the error summary.
 * `says`: the page a form led to.
 */
export type Visit = string | Pressed | WithFlash
export type WithFlash = { path: string; flashed: Flash }
export type Pressed = { path: string; fill?: Record<string, string>; check?: string[]; press: string; shows?: string }

const { lively, untouched, merged, lmcSlug } = demonstrationSetting
const desk = `/practice/${lively.code}`
const fresh = `/practice/${untouched.code}`
const action = `${desk}/actions/data-sharing-review`
const lmc = `/lmc/${lmcSlug}`
const draft = '/committee/menu/{draft}'
const bare = '/committee/menu/{bare}'
const LIST = 'X10001, partner, first@example.org\nX10001, nobody, second@example.org'

const TRACKER = 'Practice,Data sharing review,Notes\nX10001,yes from 1/7/26,rang\nX10002,ask Jo,'

/** By what a person sees; `email` signs them in. */
export const VISITS: Record<string, { email?: string; visits: Visit[] }> = {
  'someone not signed in': {
    visits: [
      ...[
        '/',
        '/menu',
        '/ballots',
        '/timeline',
        '/claims',
        '/open-letters',
        '/records/ballot/2024-collective-action',
        '/records/ballot/2024-collective-action?known=made-up',
        '/open-letters/bring-what-practices-order-made-up',
        '/how-figures-are-protected',
        '/privacy',
        '/record-of-processing',
        '/operators',
        '/nowhere',
      ],
      ...['/menu/editions', '/menu/editions/september-2024', '/menu/compare', '/menu/print'],
      '/menu/compare?from=june-2024&to=september-2024',
      ...['/actions/data-sharing-review', '/actions/gp-connect-update-record', '/actions/cap-contacts'],
      '/actions/own-referrals/versions/{words}',
      ...['/figures', '/figures?as-at=made-up', `/figures/lmcs/${lmcSlug}`, '/figures/releases', '/figures/releases/2026-07-13'],
      '/figures/interface',
      ...['/disputes', '/disputes?as-at=2018-05-18', '/disputes?as-at=made-up', '/disputes/primary-care-support'],
      '/disputes/primary-care-support?as-at=2017-12-31',
      ...['/disputes/primary-care-support?as-at=made-up', '/disputes/primary-care-support/demands/4'],
      ...[
        '/disputes/practice-supplies',
        '/disputes/practice-supplies/surveys/supplies-second-wave',
        '/disputes/practice-supplies/surveys/{survey}',
      ],
      ...['/measured', '/happened', '/lines'].map((end) => `/disputes/primary-care-support${end}`),
      ...['/help', '/glossary', '/search', '/search?q=contacts', '/search?q=%3F%3F&for=made-up'],
      '/figures?as-at=2026-07-12&known=2026-07-13&compare=none&action=data-sharing-review&order=name',
      ...['/figures/actions/data-sharing-review', '/figures/actions/cap-contacts'],
    ],
  },
  'someone on the way in': {
    visits: [
      ...['/sign-in', '/forgotten-password', '/join'],
      ...['/invitation/{invitation}', '/invitation/{known}', '/invitation/made-up', '/reset-password/{reset}'],
      ...['/reset-password/made-up', '/new-address/{address}', '/new-address/made-up', '/account/deleted'],
      ...['/mailbox', '/mailbox/{mail}'],
      { path: '/sign-in', flashed: { done: 'The new password is set. Sign in with it.' } },
      { path: '/sign-in', flashed: { refused: 'The passkey was not accepted.', field: 'passkey' } },
      { path: '/forgotten-password', flashed: { done: 'A mail is on its way to the address you gave.' } },
      { path: '/join', flashed: { done: 'Your request is taken.' } },
      { path: '/sign-in', press: 'Sign in' },
      { path: '/forgotten-password', press: 'Send the link' },
      { path: '/join', press: 'Ask to join' },
      { path: '/invitation/{invitation}', press: 'Accept the invitation' },
      { path: '/reset-password/{reset}', press: 'Set the password' },
    ],
  },
  'a partner': {
    email: 'partner@example.org',
    visits: [
      ...['', '/sharing', '/changes', '/choose', '/who-looked', '/record', '/calendar', '/people', '/feedback'].map(
        (end) => desk + end,
      ),
      ...['?action=data-sharing-review', '?year=1066'].map((end) => `${desk}/record${end}`),
      ...[
        '/return',
        '/return/reminder',
        '/call',
        '/told',
        '/lmc-questions',
        '/surveys',
        '/surveys/{survey}',
        '/surveys/supplies-first-wave',
        '/moved',
        '/office-notes',
      ].map((end) => desk + end),
      ...['/meeting', '/meeting/paper'].map((end) => desk + end),
      ...['partial', 'planned', 'stopped', 'not-applicable'].map(
        (answer) => `${desk}/choose?take=data-sharing-review&answer=${answer}`,
      ),
      ...[`${action}?step=2`, `${action}/progress`, `${action}/progress/{progress}`],
      ...[`${action}/entries/{entry}?answer=full`, `${action}/entries/{entry}?answer=void`],
      { path: `${desk}/choose?take=data-sharing-review&answer=partial`, press: 'Next: check it' },
      { path: `${desk}/surveys/{survey}`, fill: { '2. How many records came late?': 'many' }, press: 'Send the answers' },
      { path: `${desk}/meeting`, fill: { 'Day of the meeting': '1 January 2024' }, press: 'Set the day' },
      { path: `${action}/progress`, fill: { 'In a few words': 'Patient 943 476 5919' }, press: 'Save what is new' },
      ...[action, `${desk}/actions/cap-contacts`, `${action}/entries/{entry}`],
      ...[`${action}/steps`, `${desk}/actions/nhs-111-booking/steps`],
      ...['/news', '/help'],
      `${desk}/people?end={role}`,
      ...[
        '/letters',
        '/letters/letterhead',
        '/letters/logo',
        '/letters/new/notice-signed',
        '/letters/words/notice-signed/why',
      ].map((end) => desk + end),
      ...['/letters/drafts/{letterDraft}', '/letters/sent/{letter}', '/letters/sent/{caseLetter}'].map((end) => desk + end),
      ...[
        '/registers',
        '/registers?state=running&services=name&purpose=direct',
        '/claims',
        '/claims/new',
        '/claims/{claim}',
        '/failures',
        '/failures/new',
        '/failures/{failure}',
        '/legal',
        '/providers',
        '/providers/{providerFile}',
        '/asked',
        '/evidence',
        '/registers/services/new',
      ].map((end) => desk + end),
      ...['/registers/asked/new?door=foi', '/registers/agreements/load', '/registers/services/lines/{line}'].map(
        (end) => desk + end,
      ),
      { path: `${desk}/claims/new`, press: 'Keep the claim' },
      { path: `${desk}/claims/{claim}`, press: 'Add it' },
      { path: `${desk}/failures/new`, fill: { 'In a few words': '943 476 5919' }, press: 'Log it' },
      { path: `${desk}/providers/{providerFile}`, press: 'Add it' },
      { path: `${desk}/registers/services/new`, press: 'Save' },
      {
        path: `${desk}/registers/services/load`,
        fill: { 'Or paste the table': 'Service,Contract\nWound care,none' },
        press: 'Check the table',
      },
      { path: `${desk}/registers/services/lines/{line}`, fill: { Service: '943 476 5919' }, press: 'Save' },
      { path: `${desk}/letters/drafts/{letterDraft}`, fill: { 'Went on': '1 January 2027' }, press: 'Record as sent' },
      { path: `${desk}/letters/logo`, press: 'Use this logo' },
      { path: `${desk}/letters/sent/{letter}`, press: 'Record the reply' },
      { path: `${desk}/letters/words/notice-signed/why`, fill: { 'The paragraph': '' }, press: 'Use our own words' },
      { path: desk, flashed: { done: 'The return for the week of 13 July is made.' } },
      { path: `${desk}/call`, fill: { 'In a few words': '943 476 5919' }, press: 'Ask for the call' },
      { path: `${desk}/calendar`, press: 'Make the address', shows: 'shown this once' },
      { path: `${desk}/people`, press: 'Send the invitation' },
      { path: `${desk}/feedback`, press: 'Send to the committee' },
    ],
  },
  'a partner, of their account': {
    email: 'partner@example.org',
    visits: [
      ...[
        'details',
        'address',
        'data',
        'delete',
        'security',
        'password',
        'authenticator',
        'recovery-codes',
        'passkeys',
        'trusted-device',
        'confirm',
      ].map((page) => `/account/${page}`),
      ...['/account/roles', '/invitation/{invitation}', '/account/claims', '/account/claims/new', '/account/claims/{ownClaim}'],
      { path: '/account/details', fill: { Name: '' }, press: 'Correct the name' },
      { path: '/account/address', press: 'Send the link' },
      { path: '/account/delete', press: 'Delete my account' },
      { path: '/account/password', press: 'Change the password' },
      { path: '/account/authenticator', fill: { 'Code from the app': '000000' }, press: 'Turn it on' },
      { path: '/account/confirm', press: 'Go on' },
      { path: '/account/trusted-device', press: 'Trust this device' },
    ],
  },
  'a practice manager': {
    email: 'manager@example.org',
    visits: [`${desk}/sharing`, '/account/roles?end={role}', '/new-address/{address}', '/welcome', '/unsent/{unsent}'],
  },
  'a partner who is new': {
    email: 'new.partner@example.org',
    visits: [
      ...[`${fresh}/sharing`, `${fresh}/choose`],
      { path: `${fresh}/sharing`, press: 'Save the choice' },
      `${fresh}/choose?take=data-sharing-review&take=medicines-choices&step=2`,
      { path: `${fresh}/choose`, press: 'Next: who decided, and from which day' },
      { path: `${fresh}/choose?take=data-sharing-review`, press: 'Next: check it' },
      {
        path: `${fresh}/choose?take=data-sharing-review&answer=considering`,
        fill: {
          'On which day was it decided?': '2027-01-01',
          'In a few words': 'x'.repeat(600),
          'Note for your own practice': '943 476 5919',
        },
        press: 'Next: check it',
      },
      {
        path: `${fresh}/choose?take=data-sharing-review&answer=not-planning`,
        fill: { 'On which day was it decided?': '6 July 2026' },
        check: ['The partners’ meeting'],
        press: 'Next: check it',
        shows: 'You are about to record',
      },
    ],
  },
  'an LMC officer': {
    email: 'lmc@example.org',
    visits: [
      ...[
        '',
        '?show=silent',
        '?sort=network&page=2',
        `/practices/${lively.code}`,
        '/notes',
        `/practices/${lively.code}/told`,
        `/practices/${lively.code}/not-ours`,
        `/practices/${merged.code}/successor`,
        '/register',
        '/register/{request}',
        '/tracker',
        '/reminders',
        '/reminders?also=not-yet',
        '/groups',
        '/groups/{group}',
        '/reminders?group={group}',
        '/surveys',
        '/surveys/leeds--services-this-autumn',
        '/surveys/supplies-second-wave',
        '/calls',
        '/calls/{call}',
        '/providers',
        '/providers/{providerFile}',
        '/publicity',
        '/open-letters',
        '/feedback',
        '/people',
        '/people/list',
      ].map((end) => lmc + end),
      ...[`${lmc}/notes/data-sharing-review`, `${lmc}/notes/medicines-choices`],
      { path: `${lmc}/notes/medicines-choices`, check: ['Do not do this here'], press: 'Record it' },
      ...['/letters', '/letters/notice-signed', '/letters/declined-work', '/letters/patient-notice'].map((end) => lmc + end),
      {
        path: `${lmc}/letters/notice-signed`,
        fill: { 'A paragraph of your own': '943 476 5919' },
        press: 'Save as version 3',
      },
      { path: `${lmc}/practices/${lively.code}/told`, press: 'Record it' },
      {
        path: `${lmc}/practices/${lively.code}/not-ours`,
        fill: { 'From which day is it not yours?': '1 1 2099' },
        press: 'Ask for it to be confirmed',
      },
      { path: `${lmc}/practices/${merged.code}/successor`, press: 'Name it' },
      { path: `${lmc}/providers`, press: 'Open the file' },
      { path: `${lmc}/register/{request}`, press: 'Refuse' },
      { path: `${lmc}/reminders`, fill: { 'A word of your own': 'About 943 476 5919' }, press: 'Show the mail with my word' },
      { path: `${lmc}/calls/{call}`, fill: { 'A word to the practice': '943 476 5919' }, press: 'I will call' },
      { path: `${lmc}/practices/${lively.code}`, fill: { 'A note': '943 476 5919' }, press: 'Add the note' },
      { path: `${lmc}/groups`, fill: { 'Paste codes': 'Y99999' }, press: 'Make the group' },
      { path: `${lmc}/tracker`, press: 'Read the list' },
      {
        path: `${lmc}/tracker`,
        fill: { 'Or paste the list': TRACKER },
        press: 'Read the list',
        shows: 'What does your list mean?',
      },
      '/account/weekly-mail',
      { path: `${lmc}/open-letters`, press: 'Set it aside', shows: 'Set aside. You can still sign it here.' },
      { path: `${lmc}/publicity`, press: 'Save the choice' },
      { path: `${lmc}/feedback`, press: 'Send to the committee' },
      { path: `${lmc}/people`, press: 'Send the invitation' },
      { path: `${lmc}/people/list`, press: 'Check the list' },
      { path: `${lmc}/people/list`, fill: { 'The list': LIST }, press: 'Check the list', shows: 'Not to be sent' },
    ],
  },
  'an officer of several LMCs': {
    email: 'office@example.org',
    // Where nothing is asked, so that the form stands there.
    visits: ['/lmc', { path: '/lmc/cumbria/surveys', press: 'Put it before the committee' }],
  },
  'a committee member': {
    email: 'committee@example.org',
    visits: [
      '/committee',
      '/committee?as-at=2026-07-08&known=2026-07-13&compare=none&action=data-sharing-review&order=band',
      '/committee/what-editors-did',
    ],
  },
  'a committee editor': {
    email: 'editor@example.org',
    visits: [
      ...[
        '/committee/menu',
        '/committee/letters',
        '/committee/letters/icb-asks-which-actions',
        '/committee/tokens',
        '/committee/people',
        '/committee/feedback?show=all',
        '/committee/feedback/{feedback}',
      ],
      ...[
        draft,
        bare,
        ...['/words', '/add', '/new-action', '/actions/data-sharing-review', '/publish'].map((end) => draft + end),
      ],
      ...[`${draft}/new-action?change=made-up-form`, `${draft}/actions/made-up-form`, `${bare}/publish`, `${bare}/add`],
      ...['/committee/records', '/committee/records/{recordDraft}', '/committee/records/{publishedRecord}'],
      ...['/committee/records/{surveyDraft}', '/committee/records/{disputeDraft}', '/committee/lmc-surveys'],
      '/committee/records/{guidanceDraft}',
      '/committee/disputes/primary-care-support',
      { path: '/committee/people', press: 'Send the invitation' },
      '/committee/people/list',
      {
        path: '/committee/people/list',
        fill: { 'The list': 'editor, a@example.org' },
        press: 'Check the list',
        shows: 'Not to be sent',
      },
      { path: '/committee/tokens', press: 'Make a token' },
      { path: '/committee/feedback/{feedback}', press: 'Answer' },
    ],
  },
  'a committee editor, refused and previewed': {
    email: 'editor@example.org',
    visits: [
      { path: `${bare}/words`, press: 'Save' },
      { path: `${draft}/words`, press: 'Preview', shows: 'As readers see it' },
      { path: `${bare}/add`, press: 'Add it' },
      { path: `${draft}/new-action`, press: 'Add it' },
      { path: `${draft}/actions/data-sharing-review`, check: ['Withdrawn'], press: 'Save' },
      { path: `${draft}/publish`, press: 'Set the time' },
      { path: '/committee/records/{recordDraft}', fill: { Title: 'About 943 476 5919' }, press: 'Save' },
    ],
  },
}

/** A site with no menu, no vote and no answer, seen by one person with every role. `/ui` exists in development only. */
const elm = '/practice/Y00001'
const borsetshire = '/lmc/borsetshire'
export const EMPTY_SITE = [
  ...[
    '/',
    '/menu',
    '/menu/editions',
    '/menu/compare',
    '/menu/print',
    '/ballots',
    '/timeline',
    '/open-letters',
    '/mailbox',
    '/account/roles',
  ],
  ...['/figures', '/figures/releases'],
  ...['', '/sharing', '/choose', '/who-looked', '/record', '/calendar', '/people', '/feedback'].map((end) => elm + end),
  ...['/meeting', '/meeting/paper'].map((end) => elm + end),
  ...['', '/notes', '/letters', '/letters/notice-signed', '/feedback', '/people', '/people/list', '/open-letters'].map(
    (end) => borsetshire + end,
  ),
  ...['/return', '/return/reminder', '/call', '/told'].map((end) => elm + end),
  `${borsetshire}/calls`,
  ...['', '/what-editors-did', '/feedback', '/people', '/menu', '/letters', '/records'].map((end) => `/committee${end}`),
  ...['/return', '/return/reminder', '/call', '/told', '/lmc-questions', '/surveys', '/moved', '/office-notes'].map(
    (end) => elm + end,
  ),
  ...[`${borsetshire}/calls`, `${borsetshire}/tracker`, `${borsetshire}/surveys`, '/committee/lmc-surveys'],
  ...['', '/what-editors-did', '/feedback', '/people', '/menu', '/letters'].map((end) => `/committee${end}`),
  `${borsetshire}/reminders`,
  `${borsetshire}/groups`,
]

/** Signing in with a second step leads through these, one after the other, in a test of its own. */
export const SECOND_STEP = ['/sign-in/second-factor', '/account/authenticator', '/account/recovery-codes', '/account/security']

/** Only the link of a mail on a trusted device shows it: its journey looks at it, before and after the press. */
export const BY_MAIL = ['/return/{token}']

export const pathOf = (visit: Visit) => (typeof visit === 'string' ? visit : visit.path)
