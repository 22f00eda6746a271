/** The name of one field of a grid: `regions-2-turnout`. A file without JSX: Node reads it as it is where a command needs the name. */
export const gridCell = (name: string, row: number, key: string) => `${name}-${row}-${key}`
