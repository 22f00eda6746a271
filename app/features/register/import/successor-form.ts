import { FileCheck, findColumns, type Parsed, PRACTICE_CODE, practiceCodeOf, readRows } from './register-file-form.ts'

/** Which practice took over from which: the closed practice's code to its successor's. */
export type Successors = { file: string; successorOf: Map<string, { line: number; code: string }> }

/**
 * Reads a file of successors: `practice_code` and `successor_code`; other columns are ignored. Refused: a practice that succeeds
 * itself.
 */
export function readSuccessors(file: string, bytes: Uint8Array): Parsed<Successors> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const columns = { code: 'practice_code', successor: 'successor_code' }
  const at = findColumns(rows[0], columns, 'a file of successors (practice_code, successor_code)', check)
  const successors: Successors = { file, successorOf: new Map() }
  if (check.problems.length > 0) return check.outcome(successors)
  for (const { line, cells } of rows.slice(1)) {
    const [code, successor] = [practiceCodeOf(cells[at.code]!, check), practiceCodeOf(cells[at.successor]!, check)]
    for (const one of [code, successor]) if (!PRACTICE_CODE.test(one)) check.refuse(line, `‘${one}’ is not a practice code`)
    if (code === successor) check.refuse(line, `${code} cannot take over from itself`)
    check.once(code, line)
    successors.successorOf.set(code, { line, code: successor })
  }
  return check.outcome(successors)
}
