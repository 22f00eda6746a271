import type { Door } from '../lines/register-kinds.ts'

type DoorWords = {
  /** How one knows it. */
  known: string
  /** Whether an answer is owed. */
  owed: string
  clock: string
  /** Letters for it, by their slugs. */
  letters: readonly string[]
  /** What its letter leaves out. */
  leavesOut: string
  /** To be done before anything else. */
  first?: string
}

/** The four questions that arrive under one name: what each is, what is owed, which clock runs. */
export const DOOR_WORDS: Record<Door, DoorWords> = {
  survey: {
    known: 'A mail, form or call that asks which actions the practice takes or plans.',
    owed: 'No answer is owed. LMCs say so, and so did an ICB on its own page.',
    clock: 'None runs.',
    letters: ['icb-asks-which-actions'],
    leavesOut: 'It says nothing about any action: the contract is met, and questions about action go to the LMC.',
  },
  assurance: {
    known: 'It asks for evidence that the reasonable needs of patients are met, above all where contacts are capped.',
    owed: 'NHS England expects evidence on request. Whether a duty stands behind it, ask the LMC.',
    clock: 'The day that it names.',
    letters: ['icb-asks-about-contract'],
    leavesOut: 'It gives facts of access, and is silent about action.',
  },
  foi: {
    known: 'Somebody asks in writing for recorded information. It need not name the Act.',
    owed: 'An answer is owed by law: a practice is a public authority for its NHS services.',
    clock: '20 working days from the day after it arrived, without England’s bank holidays.',
    letters: ['foi-receipt', 'foi-answer'],
    leavesOut: 'The receipt does not mention its subject. You need not create a record that you do not hold.',
    first:
      'Ask the LMC before you answer or refuse. A request may be refused where finding takes more than £450 of work at £25 an hour.',
  },
  notice: {
    known: 'A breach or remedial notice, or a “contract advisory notice”.',
    owed: 'Speak to the LMC before you answer it.',
    clock:
      'As the notice says: as a rule not less than 28 days, shorter where patients or money are at risk. The LMC may get more.',
    letters: ['breach-holding'],
    leavesOut: 'The holding letter answers nothing: it asks for particulars and keeps every right.',
    first: 'Telephone the LMC before anything is sent.',
  },
}

/** What a practice may be asked to release, and what it need not. */
export const RELEASED = [
  'What is recorded about its NHS services, wherever it is kept: letters, minutes, mails, and what stands in Concert.',
  'The day of a notice, to whom it went, what it says. A letter that went to an ICB is with the ICB too.',
] as const
export const NOT_RELEASED = [
  'What nobody wrote down: an opinion, an intention that was not decided.',
  'Patients: nothing that names or shows one, ever.',
  'What an exemption covers, such as legal advice or a trade secret. Each is claimed for that record, with the LMC’s advice.',
  'How single partners marked an action: Concert takes that away once it is decided.',
] as const
