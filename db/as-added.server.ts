import { sql } from 'drizzle-orm'

/**
 * The number of a row, by which rows stand in the order in which they were added. It ends an order by a time, which rows of one
 * millisecond share; ids are drawn by chance, so by them the order would be too. For a query of one table.
 */
export const asAdded = sql`rowid`
