import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { EditionDraft } from '#app/features/menu/editions/edition-rules.ts'
import {
  ACTION_PARTS,
  type ActionFields,
  actionFields,
  type EditionFields,
  editionFields,
  type RoundFields,
  roundFields,
} from '#app/features/menu/editions/menu-form.ts'
import { publicationInstant, SUMMARY_LENGTH, TITLE_LENGTH } from '#app/features/menu/editions/menu-rules.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { type ContentFile, type ContentMessage, markdownFiles, readContentFile } from '#app/platform/front-matter.server.ts'
import type { Day } from '#app/platform/time.ts'
import { knownOn } from './known-on-rules.ts'

export type RoundContent = {
  slug: string
  file: ContentFile<RoundFields>
  editions: (ContentFile<EditionFields> & { draft: EditionDraft })[]
}
/** `actions`: all actions, each named by its slug. */
export type MenuContent = { actions: ContentFile<ActionFields>[]; rounds: RoundContent[]; messages: ContentMessage[] }

const EDITION_NAME = /^(\d{2,})-([a-z0-9]+(?:-[a-z0-9]+)*)$/
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Reads all actions and every round with its editions. Errors inside a file are reported; the result holds the files that could
 * be read. With `on` it is the content as it stood on that day: no edition published later, no action that only later ones name,
 * no round without an edition by then; words as they read on the day.
 */
export function readMenuContent(contentFolder: string, on?: Day): MenuContent {
  const whole = readAll(contentFolder, on)
  if (on === undefined) return whole
  const rounds = whole.rounds.map((round) => ({
    ...round,
    editions: round.editions
      .filter(({ data }) => data.published.on <= on)
      .map((edition) => ({ ...edition, data: knownOn(edition.data, on) })),
  }))
  const named = (of: RoundContent[]) =>
    new Set(of.flatMap(({ editions }) => editions.flatMap(({ data }) => data.offers.map(({ action }) => action))))
  const [ever, byThen] = [named(whole.rounds), named(rounds)]
  return {
    ...whole,
    actions: whole.actions.filter(({ name }) => byThen.has(name) || !ever.has(name)),
    rounds: rounds.filter(({ file, editions }) => file.data.beganOn <= on || editions.length > 0),
  }
}

function readAll(contentFolder: string, on: Day | undefined): MenuContent {
  const messages: ContentMessage[] = []
  const root = basename(contentFolder)
  const read = <S extends z.ZodType>(shown: string, schema: S) => {
    const outcome = readContentFile(join(contentFolder, '..', shown), shown, schema, on)
    if (outcome.ok) return outcome.file
    messages.push(...outcome.messages)
    return undefined
  }
  const actions: ContentFile<ActionFields>[] = []
  for (const slug of foldersOf(join(contentFolder, 'actions'))) {
    const shown = `${root}/actions/${slug}/guidance.md`
    if (!existsSync(join(contentFolder, 'actions', slug, 'guidance.md'))) {
      messages.push({ file: shown, line: 1, message: 'is missing: an action begins with this file.' })
      continue
    }
    const page = read(shown, actionFields)
    if (page) actions.push({ ...page, name: slug })
  }
  for (const action of actions) messages.push(...actionMessages(action))
  const rounds: RoundContent[] = []
  const folder = join(contentFolder, 'rounds')
  for (const slug of foldersOf(folder)) {
    const round = `${root}/rounds/${slug}`
    if (!existsSync(join(folder, slug, 'round.md'))) {
      messages.push({ file: `${round}/round.md`, line: 1, message: 'is missing: a round begins with this file.' })
      continue
    }
    const file = read(`${round}/round.md`, roundFields)
    const editions = markdownFiles(join(folder, slug, 'editions')).flatMap(
      (name) => read(`${round}/editions/${name}`, editionFields) ?? [],
    )
    messages.push(...editions.flatMap(editionNameMessages))
    if (file) rounds.push({ slug, file, editions: editions.map((edition) => ({ ...edition, draft: draftOf(edition) })) })
  }
  return { actions, rounds, messages }
}

const foldersOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
        .sort()
    : []

function actionMessages(action: ContentFile<ActionFields>): ContentMessage[] {
  const headings = action.body.split('\n').flatMap((line) => line.match(/^## (.+?)\s*$/)?.[1] ?? [])
  const refuse = (message: string) => ({ file: action.file, line: action.bodyLine, message })
  const needed = ACTION_PARTS.filter((part) => part !== 'Step by step' || action.data.steps.length === 0)
  const missing = needed.filter((part) => !headings.includes(part))
  const refusals = missing.map((part) => refuse(`The heading "## ${part}" is missing.`))
  for (const [field, most] of [
    ['title', TITLE_LENGTH],
    ['summary', SUMMARY_LENGTH],
  ] as const)
    if (charactersOf(action.data[field]) > most)
      refusals.push({ file: action.file, line: action.lineOf(field), message: `"${field}": is at most ${most} characters.` })
  return SLUG.test(action.name)
    ? refusals
    : [...refusals, refuse('The folder is named by the slug of its action: small letters, digits and hyphens.')]
}

function editionNameMessages(edition: ContentFile<EditionFields>): ContentMessage[] {
  const [, number] = edition.name.match(EDITION_NAME) ?? []
  const refuse = (line: number, message: string) => [{ file: edition.file, line, message }]
  if (!number) return refuse(1, 'An edition file is named by its number and its slug, such as 02-july-2024.md.')
  if (Number(number) !== edition.data.number)
    return refuse(edition.lineOf('number'), `"number" is ${edition.data.number}, the file's name says ${Number(number)}.`)
  if (edition.body.trim() !== '')
    return refuse(edition.bodyLine, 'An edition has no words below its front matter: they are in its summary and offers.')
  return []
}

function draftOf({ name, data }: ContentFile<EditionFields>): EditionDraft {
  return {
    slug: name.replace(/^\d+-/, ''),
    number: data.number,
    publishedAt: publicationInstant(data.published),
    offers: data.offers,
  }
}
