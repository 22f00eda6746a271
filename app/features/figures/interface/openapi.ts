import { z } from 'zod'
import { TABLE_NAMES } from '#app/features/figures/files/figure-tables.ts'
import { ballotsShape, courseShape, errorShape, releasesShape, tableShape } from './interface-shapes.ts'

const schemaOf = (shape: z.ZodType) => {
  const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12' })
  return schema
}
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object, description: string) => ({ description, content: { 'application/json': { schema } } })
const inPath = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
})
const inQuery = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'query',
  description,
  schema,
})

const RELEASE = inPath('release', 'The id of a release, as in the list: the Monday it is of.')
const TABLE = inPath('table', 'Which table.', { type: 'string', enum: [...TABLE_NAMES] })
const NOT_THERE = { '404': json(named('Error'), 'There is nothing at this address.') }
const TOO_MANY = {
  '429': json(named('Error'), 'Too many requests in a minute from one address; Retry-After says when to ask again.'),
}
const LOCKED = { '401': json(named('Error'), 'No token was shown, or one that does not open this.') }

type Answer = { summary: string; operationId: string; parameters?: object[]; schema: object; words: string; locked?: true }
const get = ({ summary, operationId, parameters = [], schema, words, locked }: Answer) => ({
  get: {
    summary,
    operationId,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(locked ? { security: [{ token: [] }] } : {}),
    responses: { '200': json(schema, words), ...(locked ? LOCKED : {}), ...NOT_THERE, ...TOO_MANY },
  },
})

/** The OpenAPI 3.1 document of version 1. `site`: the portal's address, without a slash behind it. */
export function openApi({ site, siteName }: { site: string; siteName: string }) {
  const tables = (front: string, locked?: true) => ({
    [`${front}/releases/{release}`]: get({
      summary: locked ? 'A release as its frozen text, with every LMC' : 'A release as its frozen text',
      operationId: locked ? 'committeeRelease' : 'release',
      parameters: [RELEASE],
      schema: { type: 'object', description: 'The text as it was issued: the same bytes for ever. Counts stand by column.' },
      words: 'The text. Its SHA-256 stands in the list of releases.',
      ...(locked ? { locked } : {}),
    }),
    [`${front}/releases/{release}/tables/{table}`]: get({
      summary: locked ? 'A table of a release, with every LMC' : 'A table of a release',
      operationId: locked ? 'committeeTable' : 'table',
      parameters: [RELEASE, TABLE],
      schema: named('Table'),
      words: 'The table, a row each thing counted.',
      ...(locked ? { locked } : {}),
    }),
  })
  return {
    openapi: '3.1.0',
    info: {
      title: `${siteName}: figures of collective action in general practice in England`,
      version: '1.0.0',
      summary: 'The published weekly figures, read by programs.',
      description:
        'Every figure here stands in a release: frozen on a Monday at 09:00 in London, as at the Sunday before. A share is of the practices that reported in four weeks. No count about more than one practice is published as it is; /how-figures-are-protected says how it is blurred. Nothing here is about one practice.',
      license: { name: 'Open Government Licence v3.0', identifier: 'OGL-UK-3.0' },
      contact: { name: siteName, url: `${site}/figures/interface` },
    },
    servers: [{ url: `${site}/api/v1` }],
    security: [],
    tags: [],
    paths: {
      '/releases': get({
        summary: 'All releases, the newest first',
        operationId: 'releases',
        schema: named('Releases'),
        words: 'The list.',
      }),
      ...tables(''),
      '/courses/{action}': get({
        summary: 'The weekly course of an action',
        operationId: 'course',
        parameters: [
          inPath('action', 'The slug of an action, as in the tables, or `any` for at least one action.'),
          inQuery('place', '`england` (if left out), `region:` with a code, or `lmc:` with a slug.', {
            type: 'string',
            default: 'england',
          }),
          inQuery('known', 'As known at this release; the latest if left out.'),
        ],
        schema: named('Course'),
        words: 'A point each week, the earliest first.',
      }),
      '/ballots': get({
        summary: 'All votes',
        operationId: 'ballots',
        schema: named('Ballots'),
        words: 'The votes, with results once declared.',
      }),
      ...tables('/committee', true),
    },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token that a person of the committee makes at /committee/tokens. It goes in the Authorization header, never in an address.',
        },
      },
      schemas: {
        Releases: schemaOf(releasesShape),
        Table: schemaOf(tableShape),
        Course: schemaOf(courseShape),
        Ballots: schemaOf(ballotsShape),
        Error: schemaOf(errorShape),
      },
    },
  }
}
