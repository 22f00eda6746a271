/** Where a field of a letter comes from. */
type Source = 'register' | 'letterhead' | 'this letter' | 'earlier letter'

/** The fields that every letter may name as `{{practice.name}}`, besides its own. */
export const MERGE_FIELDS = {
  'practice.name': { label: 'Practice', source: 'register' },
  'practice.code': { label: 'Practice code', source: 'register' },
  'practice.telephone': { label: 'Telephone', source: 'register' },
  'practice.system': { label: 'Clinical system', source: 'register' },
  'practice.patients': { label: 'Registered patients', source: 'register' },
  'practice.patientsOn': { label: 'Patients counted on', source: 'register' },
  'practice.holders': { label: 'Contract holders', source: 'letterhead' },
  'practice.email': { label: 'Email for replies', source: 'letterhead' },
  'practice.contact': { label: 'Contact for replies', source: 'letterhead' },
  'practice.dpo': { label: 'Data protection officer', source: 'letterhead' },
  'icb.name': { label: 'ICB', source: 'register' },
  'lmc.name': { label: 'LMC', source: 'register' },
  'pcn.name': { label: 'PCN', source: 'register' },
  recipient: { label: 'Goes to', source: 'this letter' },
  signatory: { label: 'Signed by', source: 'this letter' },
  date: { label: 'Date of the letter', source: 'this letter' },
  reference: { label: 'Our reference', source: 'this letter' },
  answerBy: { label: 'Answer asked for by', source: 'this letter' },
  'earlier.reference': { label: 'Reference of the earlier letter', source: 'earlier letter' },
  'earlier.date': { label: 'Day of the earlier letter', source: 'earlier letter' },
  'earlier.subject': { label: 'Subject of the earlier letter', source: 'earlier letter' },
  'earlier.answerBy': { label: 'Day asked for in it', source: 'earlier letter' },
  'earlier.replyOn': { label: 'Day of their reply', source: 'earlier letter' },
} as const satisfies Record<string, { label: string; source: Source }>

export type MergeField = keyof typeof MERGE_FIELDS
export const isMergeField = (key: string): key is MergeField => Object.hasOwn(MERGE_FIELDS, key)

/** What the record says of each field; null = not known. */
export type Facts = Readonly<Record<Exclude<MergeField, 'recipient' | 'signatory' | 'date' | 'answerBy'>, string | null>>

const NAMED = /\{\{([\w.]+)\}\}/g

/** The fields a text names, each once. */
export const fieldsNamedIn = (text: string): string[] => [...new Set([...text.matchAll(NAMED)].map(([, key = '']) => key))]

/** A text cut at its fields, in turn words and the key of a field: always an odd number of parts. */
export const cutAtFields = (text: string): string[] => text.split(NAMED)
