import type { PartRecord } from '#app/features/disputes/file/desk-records.ts'
import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { knownDisputes } from '#app/features/disputes/file/known-disputes.server.ts'
import { saysOf, whenOf } from '#app/features/disputes/file/part-slugs.server.ts'
import { partsOf } from '#app/features/disputes/file/parts.ts'
import { beginsOn, whenWords } from '#app/features/disputes/file/when-rules.ts'
import { openRecordDrafts } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { latestVersions } from '#app/features/editors/versions/version-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Db } from '#db/client.server.ts'
import { partTitle } from './section-words.ts'
import { SECTION_NAMES, SECTIONS } from './sections.ts'

export type DeskPart = {
  slug: string
  when: string
  says: string
  /** 0: it stands in a content file alone. */
  version: number
  withdrawn: boolean
  /** The draft in which it is corrected. */
  draft: string | null
}
export type DisputeDesk = {
  slug: string
  title: string
  head: { draft: string | null }
  begun: { id: string; title: string }[]
  sections: { section: Section; many: string; parts: DeskPart[] }[]
}

/** A dispute as editors enter it: every row, the latest first, and what is in the making. Undefined where there is none. */
export function disputeDesk(db: Db, slug: string): DisputeDesk | undefined {
  const content = knownDisputes(db, null).find((one) => one.slug === slug)
  if (!content) return undefined
  const drafts = openRecordDrafts(db).filter(({ kind, subject, values }) =>
    kind === 'dispute' ? subject === slug : kind === 'dispute-part' && values.dispute === slug,
  )
  const draftOf = (subject: string) => drafts.find((draft) => draft.subject === subject)?.id ?? null
  const versions = latestVersions<PartRecord>(db, { kind: 'dispute-part' }, { withdrawn: true }).filter(
    ({ fields }) => fields.dispute === slug,
  )
  const ofDesk = versions.map(({ slug: name, version, withdrawn, fields }) => ({
    part: { slug: name, section: fields.section, row: fields.row },
    ...{ version, withdrawn },
  }))
  const rows = new Set(versions.map(({ slug: name }) => name))
  const ofFile = partsOf(content).parts.flatMap((part) =>
    rows.has(part.slug) || namedByDesk(part.row, rows) ? [] : [{ part, version: 0, withdrawn: false }],
  )
  const day = (part: Parameters<typeof whenOf>[0]) => beginsOn(whenOf(part) ?? '1948')
  return {
    ...{ slug, title: content.title, head: { draft: draftOf(slug) } },
    begun: drafts.flatMap(({ id, title, subject }) => (subject === null ? [{ id, title }] : [])),
    sections: SECTION_NAMES.map((section) => ({
      ...{ section, many: SECTIONS[section].many },
      parts: [...ofDesk, ...ofFile]
        .filter(({ part }) => part.section === section)
        .sort((one, other) => day(other.part).localeCompare(day(one.part)))
        .map(({ part, version, withdrawn }) => {
          const when = whenOf(part)
          return {
            ...{ slug: part.slug, when: when === null ? '' : whenWords(when), says: saysOf(part).slice(0, 160) },
            ...{ version, withdrawn, draft: draftOf(part.slug) },
          }
        }),
    })),
  }
}

/** A row that the desk wrote names its sources by its own name: it is listed once, as the desk's. */
function namedByDesk(row: unknown, slugs: ReadonlySet<string>): boolean {
  const [key] = /"sources":\["([^"]+)\.\d+"/.exec(JSON.stringify(row))?.slice(1) ?? []
  return key !== undefined && slugs.has(key)
}

/** What a draft of a new part begins with: the dispute and the section; for a demand the next number. */
export function newPart(db: Db, dispute: string, section: string): { values: FormValues; title: string } | undefined {
  const content = knownDisputes(db, null).find((one) => one.slug === dispute)
  const name = SECTION_NAMES.find((one) => one === section)
  if (!content || !name) return undefined
  const number = Math.max(0, ...content.demands.demands.map((one) => one.number)) + 1
  return {
    values: { dispute, section: name, ...(name === 'demand' && { number: String(number) }) },
    title: partTitle(content.title, name),
  }
}
