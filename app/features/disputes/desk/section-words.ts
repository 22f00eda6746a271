import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { type Choices, type FieldShape, PART_LABELS, type PartField } from './part-words.ts'
import { SECTIONS } from './sections.ts'

/** The fields of a section with the labels of its form, in its order. */
export const labelsOfSection = (section: Section): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (Object.entries(SECTIONS[section].fields) as [PartField, FieldShape][]).map(([name, { label }]) => [
      name,
      label ?? PART_LABELS[name],
    ]),
  )

/** What can be chosen in the fields of a section, by stored value, where that stands in no other record. */
export const choicesOfSection = (section: Section): Readonly<Record<string, Choices>> =>
  Object.fromEntries(
    Object.entries(SECTIONS[section].fields).flatMap(([name, { choices }]) =>
      choices !== undefined && typeof choices !== 'string' ? [[name, choices]] : [],
    ),
  )

/** What a part is called at the desk: "Primary care support, demand: Clear the backlog". */
export const partTitle = (dispute: string | undefined, section: Section, says = 'not begun'): string =>
  `${dispute ?? 'A dispute'}, ${SECTIONS[section].one}: ${says}`.slice(0, 160)
