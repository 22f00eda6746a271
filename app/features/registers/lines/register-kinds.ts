/** The registers a practice keeps. Each is a list of lines with the fields named here, in forms, files and pages alike. */
export const REGISTERS = ['services', 'agreements', 'asked'] as const
export type Register = (typeof REGISTERS)[number]
export const isRegister = (text: string | undefined): text is Register => REGISTERS.some((one) => one === text)

export type LineField = {
  key: string
  /** Above the control, and the head of the column in a file. */
  label: string
  kind: 'words' | 'number' | 'day' | 'period' | 'choice'
  hint?: string
  /** Said where it is empty; left out: it may be. */
  required?: string
  choices?: Readonly<Record<string, string>>
  /** A day that cannot lie in the future. */
  past?: true
  /** Fields of one group stand together in the form. */
  group: string
}

export const CONTRACTS = { signed: 'Signed', unsigned: 'Offered, unsigned', never: 'Never commissioned' } as const
export type Contract = keyof typeof CONTRACTS

const ANSWERS = {
  acknowledged: 'Acknowledged',
  stock: 'A stock reply',
  'implied-contract': 'Says a contract is implied',
  money: 'Offers money',
  refused: 'Refused',
  agreed: 'Agreed',
  other: 'Something else',
} as const

const SERVICE_OUTCOMES = {
  none: 'Nothing came of it',
  reply: 'A reply, and it rests there',
  review: 'They review it',
  money: 'The work is paid, or better paid',
  moved: 'Somebody else does it',
  withdrawn: 'We withdrew the notice',
} as const

export const PURPOSES = { direct: 'Direct care', secondary: 'Secondary', both: 'Both' } as const
const BASES = {
  'public-task': 'Public task',
  consent: 'Consent',
  care: 'Direct care',
  direction: 'Direction of NHS England, or law',
  other: 'Another basis',
} as const
const DPIA = { yes: 'Yes', asked: 'Asked for', no: 'No', none: 'Not needed' } as const
export const DECISIONS = {
  stay: 'Stay',
  leave: 'Leave',
  lapse: 'Ends by itself: do not renew',
  law: 'Required by law: stays',
} as const

export const DOORS = {
  survey: 'Survey or mail',
  assurance: 'Contract assurance',
  foi: 'Freedom of information request',
  notice: 'Breach or remedial notice',
} as const
export type Door = keyof typeof DOORS
const ASKED_OUTCOMES = {
  answered: 'Answered',
  part: 'Answered in part',
  refused: 'Refused, with the exemption',
  lmc: 'The LMC answered for us',
  left: 'Not answered: nothing was owed',
  withdrawn: 'They withdrew it',
} as const

const what = 'What it is'
/** The group of fields about the notice on a service. */
export const NOTICE = 'Notice'
/** The group of fields that are filled once something came of a line. */
export const CAME = 'What came of it'

const SERVICES: LineField[] = [
  {
    ...{ key: 'name', label: 'Service', kind: 'words', group: what },
    hint: 'In plain words, such as ring pessary fitting.',
    required: 'Say which service it is.',
  },
  {
    ...{ key: 'contract', label: 'Contract', kind: 'choice', group: what, choices: CONTRACTS },
    required: 'Say whether it has a signed contract.',
  },
  { key: 'reference', label: 'Contract reference', kind: 'words', group: what, hint: 'As it stands on the contract.' },
  { key: 'patients', label: 'Patients a year', kind: 'number', group: what, hint: 'A count only.' },
  {
    ...{ key: 'scheme', label: 'Local payment that depends on it', kind: 'words', group: what },
    hint: 'A local scheme may pay for this work, or ask for it. It is shown before notice is given.',
  },
  { key: 'clause', label: 'Notice clause', kind: 'words', group: NOTICE, hint: 'Its number, such as 17.2.' },
  {
    ...{ key: 'notice', label: 'Length of notice', kind: 'period', group: NOTICE },
    hint: 'As the contract says it: 3 months, 90 days, 20 working days, or 6 months to the end of a month. Without a contract, the time you choose to give.',
  },
  { key: 'givenOn', label: 'Notice given on', kind: 'day', group: NOTICE, past: true },
  {
    ...{ key: 'lastDay', label: 'Last day of service', kind: 'day', group: NOTICE },
    hint: 'Worked out from the length of notice, unless you type another.',
  },
  { key: 'answer', label: 'Their answer', kind: 'choice', group: CAME, choices: ANSWERS },
  { key: 'answeredOn', label: 'Answer of', kind: 'day', group: CAME, past: true },
  { key: 'outcome', label: 'Outcome', kind: 'choice', group: CAME, choices: SERVICE_OUTCOMES },
  { key: 'outcomeOn', label: 'Outcome from', kind: 'day', group: CAME },
]

const AGREEMENTS: LineField[] = [
  {
    ...{ key: 'title', label: 'Agreement', kind: 'words', group: what },
    hint: 'Its title and version.',
    required: 'Say which agreement it is.',
  },
  { key: 'party', label: 'Other party', kind: 'words', group: what, required: 'Say with whom it is made.' },
  { key: 'purpose', label: 'Purpose', kind: 'choice', group: what, choices: PURPOSES, required: 'Say what it is for.' },
  { key: 'basis', label: 'Lawful basis', kind: 'choice', group: what, choices: BASES },
  { key: 'dpia', label: 'DPIA seen', kind: 'choice', group: what, choices: DPIA },
  { key: 'startsOn', label: 'Starts', kind: 'day', group: 'How long' },
  { key: 'expiresOn', label: 'Expires', kind: 'day', group: 'How long', hint: 'Leave it empty where it has no end.' },
  { key: 'decision', label: 'Decision', kind: 'choice', group: 'What the practice decided', choices: DECISIONS },
  { key: 'decidedOn', label: 'Decided on', kind: 'day', group: 'What the practice decided', past: true },
  {
    ...{ key: 'endsOn', label: 'Last day of sharing', kind: 'day', group: 'What the practice decided' },
    hint: 'Where the practice leaves.',
  },
]

const ASKED: LineField[] = [
  { key: 'door', label: 'What came in', kind: 'choice', group: what, choices: DOORS, required: 'Say what came in.' },
  {
    ...{ key: 'from', label: 'Who asks', kind: 'words', group: what },
    hint: 'The organisation. For a person, “a member of the public”: no name.',
    required: 'Say who asks.',
  },
  {
    ...{ key: 'receivedOn', label: 'Received on', kind: 'day', group: what, past: true },
    required: 'Enter the day it came in, such as 1 8 2024 or 1 August 2024.',
  },
  {
    ...{ key: 'number', label: 'Which of that day', kind: 'number', group: what },
    hint: 'Only where the same asker sent more than one that day: 2 for the second.',
  },
  {
    ...{ key: 'dueOn', label: 'To be answered by', kind: 'day', group: what },
    hint: 'As it says. For a freedom of information request it is worked out: 20 working days. For a notice: 28 days, unless it says less.',
  },
  { key: 'answeredOn', label: 'Answered on', kind: 'day', group: CAME, past: true },
  { key: 'outcome', label: 'Outcome', kind: 'choice', group: CAME, choices: ASKED_OUTCOMES },
]

export const REGISTER_FIELDS: Record<Register, readonly LineField[]> = {
  services: SERVICES,
  agreements: AGREEMENTS,
  asked: ASKED,
}
export const REGISTER_WORDS: Record<Register, { title: string; one: string; several: string; add: string }> = {
  services: { title: 'Services', one: 'service', several: 'services', add: 'Add a service' },
  agreements: { title: 'Data sharing agreements', one: 'agreement', several: 'agreements', add: 'Add an agreement' },
  asked: { title: 'What came in', one: 'request', several: 'requests', add: 'Record what came in' },
}
/** The fields that name a line: two lines of a register never share them. */
const NAMED_BY: Record<Register, readonly string[]> = {
  services: ['name'],
  agreements: ['title', 'party'],
  asked: ['door', 'from', 'receivedOn', 'number'],
}
/** What a line holds, by field: days as ISO, a choice as its key, the rest as typed. Empty fields are left out. */
export type Filled = Readonly<Record<string, string>>

/** Small and without spaces too many, for comparing. */
export const nameKey = (register: Register, filled: Filled): string =>
  NAMED_BY[register].map((key) => (filled[key] ?? '').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n')
/** The field by which a line is called, and the one under which a second line of the same name is refused. */
export const nameField = (register: Register): string => NAMED_BY[register][0]!
export const twinField = (register: Register): string => (register === 'asked' ? 'number' : nameField(register))
export const fieldOf = (register: Register, key: string): LineField =>
  REGISTER_FIELDS[register].find((field) => field.key === key)!
/** A value in words as a form shows it; empty where there is none. */
export const choiceWords = (register: Register, key: string, filled: Filled): string =>
  fieldOf(register, key).choices?.[filled[key] ?? ''] ?? ''
/** How a line is called. */
export const nameOfLine = (register: Register, filled: Filled): string =>
  register === 'services'
    ? (filled.name ?? '')
    : register === 'agreements'
      ? (filled.title ?? '')
      : `${choiceWords('asked', 'door', filled)}, ${filled.from ?? ''}${filled.number ? ` (${filled.number})` : ''}`
