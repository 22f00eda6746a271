import { type Db, inTransaction } from '#db/client.server.ts'
import { differing, removeAllStates, removeState, replayAllStates, takeOverState } from './current-states.sql.ts'

/** Updates the current state of one practice and action from its entries. Leaves none where all of them are void. */
export function refreshCurrentState(db: Db, practiceCode: string, actionSlug: string): void {
  const pair = { practiceCode, actionSlug }
  if (takeOverState(db).run(pair).changes === 0) removeState(db).run(pair)
}

/** Rebuilds all current states from the entries: a full replay in one statement. */
export function rebuildCurrentStates(db: Db): void {
  inTransaction(db, (tx) => {
    removeAllStates(tx).run()
    replayAllStates(tx).run()
  })
}

/**
 * The practices and actions whose current state differs from the replay of their entries: none, unless somebody changed the file.
 */
export function statesThatDiffer(db: Db): { practiceCode: string; actionSlug: string }[] {
  return differing(db).all()
}
