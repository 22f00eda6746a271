/** Who does something: a person id, never a name. */
export type Actor = { personId: string }

export type Role = 'practice-partner' | 'practice-manager' | 'lmc-officer' | 'committee-member' | 'committee-editor'
