import { prepared } from '#db/client.server.ts'

export const issued = prepared((db) =>
  db.$client.prepare<unknown[], string>(`select file_id || ' ' || quarter from provider_figures`).pluck(),
)
