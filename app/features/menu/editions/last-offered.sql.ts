/** The slugs of the actions that were last offered in the round `@round`. */
export const ACTIONS_LAST_OFFERED_IN = `select o.action_slug from offers o
  join editions e on e.slug = o.edition_slug join rounds r on r.slug = e.round_slug
  group by o.action_slug having max(r.began_on) = (select began_on from rounds where slug = @round)`
