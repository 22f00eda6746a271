import type { ActionFields } from '#app/features/menu/editions/menu-form.ts'
import { STEP_TITLE } from '#app/features/menu/editions/menu-rules.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'

type Steps = ActionFields['steps']
const NUMBERED = /^\d{1,2}\. +(.+)$/

/**
 * The steps in a text whose every line is numbered: each with its first sentence as title, the rest as its words. Null for any other
 * text, which stays as it is and gives no checklist; `tooLong`: the first sentences that are over 60 characters.
 */
export function stepsIn(text: string): { steps: Steps; tooLong: string[] } | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const numbered = lines.flatMap((line) => NUMBERED.exec(line.trim())?.[1] ?? [])
  if (lines.length === 0 || numbered.length < lines.length || lines.length > 12) return null
  const parts = numbered.map((line) => {
    const [, title = '', words = ''] = /^(.+?)\.(?: +(.*))?$/.exec(line) ?? [null, line, '']
    return { title, words }
  })
  const ids = new Set<string>()
  const steps = parts.map(({ title, words }, index): Steps[number] => {
    const slug = slugOf(title)
    const id = slug && !ids.has(slug) ? slug : `step-${index + 1}`
    ids.add(id)
    return { id, title, ...(words ? { words } : {}), systems: {} }
  })
  return { steps, tooLong: parts.flatMap(({ title }) => (charactersOf(title) > STEP_TITLE ? [title] : [])) }
}

/** Steps as numbered lines, to be changed in a form. */
export const linesOf = (steps: Steps): string =>
  steps
    .map(({ title, words, systems }, index) => {
      const inSystems = Object.entries(systems).map(([name, how]) => `In ${name}: ${how}`)
      return [`${index + 1}. ${title}.`, words, ...inSystems].filter(Boolean).join(' ')
    })
    .join('\n')
