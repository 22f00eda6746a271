import { stringify } from 'yaml'
import type { EditionFields } from '#app/features/menu/editions/menu-form.ts'
import type { Edition, Offer } from '#app/features/menu/editions/menu-rules.ts'
import { dayOf } from '#app/platform/time.ts'
import { instantsOf, timeOf, zoneOf } from '#app/platform/wall-clock.ts'

/** A time of publication in the form of a file, no more exact than it is known. */
export function publishedFields({
  publishedAt,
  precision,
}: Pick<Edition, 'publishedAt' | 'precision'>): EditionFields['published'] {
  const on = dayOf(publishedAt)
  if (precision !== 'instant') return { on, precision }
  const at = timeOf(publishedAt)
  return instantsOf(on, at).length > 1 ? { on, at, zone: zoneOf(publishedAt), precision } : { on, at, precision }
}

/** The fields of a stored edition's file. `offers` by position. */
export function editionFieldsOf(
  edition: Omit<Edition, 'slug' | 'roundSlug'>,
  offers: Pick<
    Offer,
    'actionSlug' | 'status' | 'wording' | 'reason' | 'decidedBy' | 'supersededBy' | 'offeredFrom' | 'offeredUntil' | 'unless'
  >[],
): EditionFields {
  const { number, title, publishedBy, summary, sources } = edition
  return {
    number,
    title,
    published: publishedFields(edition),
    publishedBy,
    summary,
    offers: offers.map(({ actionSlug, status, wording, reason, decidedBy, supersededBy, offeredFrom, offeredUntil, unless }) => ({
      action: actionSlug,
      status,
      wording,
      ...(reason === null ? {} : { reason }),
      ...(decidedBy === null ? {} : { decidedBy }),
      ...(supersededBy === null ? {} : { supersededBy }),
      ...(offeredFrom === null ? {} : { from: offeredFrom }),
      ...(offeredUntil === null ? {} : { until: offeredUntil }),
      ...(unless === null ? {} : { unless }),
    })),
    sources,
  }
}

/** The fields of a line, in the file's order and by the file's names. It calls the status `standing`. */
const ORDER = ['action', 'standing', 'wording', 'reason', 'decidedBy', 'supersededBy', 'from', 'until', 'unless'] as const

/** An edition with the field names of its file. */
export function asInFile(fields: EditionFields) {
  return { ...fields, offers: fields.offers.map(({ status, ...line }) => ({ ...line, standing: status })) }
}

/**
 * The text of an edition's file, always the same for the same edition. The desk hashes it on publishing, the export writes it,
 * and two files that differ only in their YAML have it in common.
 */
export function editionFileText(fields: EditionFields): string {
  const { number, title, published, publishedBy, summary, offers, sources } = asInFile(fields)
  const { on, at, zone, precision } = published
  const data = {
    number,
    title,
    published: { on, ...(at ? { at } : {}), ...(zone ? { zone } : {}), precision },
    publishedBy,
    summary,
    offers: offers.map((offer) =>
      Object.fromEntries(ORDER.flatMap((key) => (offer[key] === undefined ? [] : [[key, offer[key]]]))),
    ),
    sources: sources.map(({ title: name, url, date }) => ({ title: name, url, date })),
  }
  return `---\n${stringify(data, { lineWidth: 0 })}---\n`
}

/** The name of an edition's file: `02-july-2024.md`. */
export function editionFileName({ number, slug }: Pick<Edition, 'number' | 'slug'>): string {
  return `${String(number).padStart(2, '0')}-${slug}.md`
}
