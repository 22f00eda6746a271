import type { Db } from '#db/client.server.ts'

/** Counts the version of the menu up: inside the transaction that changes what public pages show, so that every process sees it with the change. */
export function countMenuVersionUp(tx: Db): void {
  tx.$client.prepare('update menu_versions set version = version + 1 where only = 1').run()
}
