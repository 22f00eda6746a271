import { prepared } from '#db/client.server.ts'
import type {
  practiceListSizes,
  practiceMemberships,
  practiceOrganisations,
  practiceStatuses,
  practices,
} from '#db/schema/register.ts'
import type { registerRequests } from '#db/schema/register-requests.ts'

const DATES = 'id, holds_from as holdsFrom, recorded_at as recordedAt'

export const everyPractice = prepared((db) =>
  db.$client.prepare<[], typeof practices.$inferSelect>(
    `select code, name, address_line_1 as addressLine1, address_line_2 as addressLine2, address_line_3 as addressLine3,
       town, county, postcode, telephone from practices`,
  ),
)

export const everyStatus = prepared((db) =>
  db.$client.prepare<[], typeof practiceStatuses.$inferSelect>(
    `select status, successor_code as successorCode, practice_code as practiceCode, ${DATES} from practice_statuses`,
  ),
)

export const everyMembership = prepared((db) =>
  db.$client.prepare<[], typeof practiceMemberships.$inferSelect>(
    `select lmc_slug as lmcSlug, practice_code as practiceCode, ${DATES} from practice_memberships`,
  ),
)

export const everyOrganisation = prepared((db) =>
  db.$client.prepare<[], typeof practiceOrganisations.$inferSelect>(
    `select sub_icb_code as subIcbCode, pcn_code as pcnCode, clinical_system as clinicalSystem, practice_code as practiceCode, ${DATES}
     from practice_organisations`,
  ),
)

export const everyListSize = prepared((db) =>
  db.$client.prepare<[], typeof practiceListSizes.$inferSelect>(
    `select patients, practice_code as practiceCode, ${DATES} from practice_list_sizes`,
  ),
)

export type Agreed = Pick<typeof registerRequests.$inferSelect, 'practiceCode' | 'kind' | 'statementId'>

/** What LMCs agreed: the statements that an import leaves as they are. */
export const agreedOnes = prepared((db) =>
  db.$client.prepare<[], Agreed>(
    'select practice_code as practiceCode, kind, statement_id as statementId from register_requests where is_confirmed = 1',
  ),
)

/** The greatest of one of the counts of imports, by its path in them. */
export const greatestCount = prepared((db) =>
  db.$client.prepare<[string], unknown>('select max(json_extract(counts, ?)) from register_imports').pluck(),
)
