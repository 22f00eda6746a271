import type { Role } from '#app/features/people/accounts/people-rules.ts'

/** The practices and LMCs of the sign-ins: the same in every demonstration, whatever its seed. */
export const demonstrationSetting = {
  lmcSlug: 'leeds',
  neighbourLmcSlug: 'wakefield',
  /** An office that serves five LMCs. */
  officeSlug: 'consortium-of-lancashire-and-cumbria-lmcs',
  /** Reports every week, has taken several actions, shares by name; this week's return is still to be made. */
  lively: { code: 'X10001', name: 'Kestrel Mill Surgery' },
  /** Nobody has signed in yet: no answer, no return, sharing not asked. */
  untouched: { code: 'X10002', name: 'Damson Row Medical Practice' },
  /** Closed when the lively practice took it over. */
  merged: { code: 'X10003', name: 'Copper Beck Surgery' },
} as const

export type DemonstrationSignIn = {
  email: string
  name: string
  password: string
  role: Role
  practiceCode?: string
  lmcSlug?: string
  officeSlug?: string
  /** One line for the sign-in page: the person's role, and what there is to try. */
  purpose: string
}

/** A demonstration is open to anybody who reaches it, so this is no secret. Never set on a real register. */
const PASSWORD = 'concert-demonstration'

/** The sign-ins on the sign-in page of a demonstration, made only there. */
export const demonstrationSignIns: readonly DemonstrationSignIn[] = [
  {
    email: 'partner@example.org',
    name: 'Dr Asha Fenwick',
    password: PASSWORD,
    role: 'practice-partner',
    practiceCode: demonstrationSetting.lively.code,
    purpose: `Partner at ${demonstrationSetting.lively.name}, which has answered every week since the ballot opened`,
  },
  {
    email: 'manager@example.org',
    name: 'Tom Okafor',
    password: PASSWORD,
    role: 'practice-manager',
    practiceCode: demonstrationSetting.lively.code,
    purpose: `Practice manager at ${demonstrationSetting.lively.name}: this week's return is still to be made`,
  },
  {
    email: 'new.partner@example.org',
    name: 'Dr Morwenna Pryce',
    password: PASSWORD,
    role: 'practice-partner',
    practiceCode: demonstrationSetting.untouched.code,
    purpose: `Partner at ${demonstrationSetting.untouched.name}, which uses Concert for the first time`,
  },
  {
    email: 'lmc@example.org',
    name: 'Joan Achterberg',
    password: PASSWORD,
    role: 'lmc-officer',
    lmcSlug: demonstrationSetting.lmcSlug,
    purpose: 'Officer of the LMC of both practices (Leeds LMC)',
  },
  {
    email: 'neighbour.lmc@example.org',
    name: 'Piotr Salisbury',
    password: PASSWORD,
    role: 'lmc-officer',
    lmcSlug: demonstrationSetting.neighbourLmcSlug,
    purpose: 'Officer of a neighbour LMC (Wakefield LMC): sees neither practice',
  },
  {
    email: 'office@example.org',
    name: 'Ruth Ellerby',
    password: PASSWORD,
    role: 'lmc-officer',
    officeSlug: demonstrationSetting.officeSlug,
    purpose: 'Officer of an office that serves five LMCs: sees them side by side',
  },
  {
    email: 'committee@example.org',
    name: 'Dr Grace Hallam-Obi',
    password: PASSWORD,
    role: 'committee-member',
    purpose: 'Member of the committee: reads the national roll-up',
  },
  {
    email: 'editor@example.org',
    name: 'Daniel Threlfall',
    password: PASSWORD,
    role: 'committee-editor',
    purpose: 'Editor for the committee: reads the national roll-up and publishes',
  },
  {
    email: 'second.editor@example.org',
    name: 'Dr Nisha Aldermoor',
    password: PASSWORD,
    role: 'committee-editor',
    purpose: 'Second editor for the committee: approves what the first one has drafted',
  },
]
