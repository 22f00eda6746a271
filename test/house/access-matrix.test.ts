import { beforeAll, describe, expect, test } from 'vitest'
import {
  type AccessWorld,
  accessWorld,
  copyOf,
  ELM,
  KNOCKERS,
  type Knocker,
  parametersOf,
  pathTo,
} from '#test/support/access-world.ts'
import { type Answer, allRoutes, ask, moduleOf } from '#test/support/asking.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

/**
 * The answer for every kind of visitor at every address of app/routes.ts (decision 18). The practice is Elm of Borsetshire LMC:
 * `partner` and `manager` are its own, `next-door` is a partner of Oak in the same LMC, `elsewhere` one of Ash in another;
 * `officer` is Borsetshire's, `neighbour` Loamshire's; `member` and `editor` are the committee's. A number is a status. `in` =
 * redirected to sign in and back here; any other word = redirected there. `-` = the address takes no POST.
 */
const MATRIX = `
address                                           method nobody partner manager next-door elsewhere officer neighbour member editor
/                                                 GET    200    200     200     200       200       200     200       200    200
/                                                 POST   -      -       -       -         -         -       -         -      -
/menu                                             GET    200    200     200     200       200       200     200       200    200
/menu                                             POST   -      -       -       -         -         -       -         -      -
/menu/editions                                    GET    200    200     200     200       200       200     200       200    200
/menu/editions                                    POST   -      -       -       -         -         -       -         -      -
/menu/editions/:edition                           GET    200    200     200     200       200       200     200       200    200
/menu/editions/:edition                           POST   -      -       -       -         -         -       -         -      -
/menu/compare                                     GET    200    200     200     200       200       200     200       200    200
/menu/compare                                     POST   -      -       -       -         -         -       -         -      -
/menu/print                                       GET    200    200     200     200       200       200     200       200    200
/menu/print                                       POST   -      -       -       -         -         -       -         -      -
/menu/editions.atom                               GET    200    200     200     200       200       200     200       200    200
/menu/editions.atom                               POST   -      -       -       -         -         -       -         -      -
/menu/editions.json                               GET    200    200     200     200       200       200     200       200    200
/menu/editions.json                               POST   -      -       -       -         -         -       -         -      -
/actions/:action                                  GET    200    200     200     200       200       200     200       200    200
/actions/:action                                  POST   -      -       -       -         -         -       -         -      -
/disputes                                         GET    200    200     200     200       200       200     200       200    200
/disputes                                         POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute                                GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute                                POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/measured                       GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/measured                       POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/happened                       GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/happened                       POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/lines                          GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/lines                          POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/paper.pdf                      GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/paper.pdf                      POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/demands/:demand                GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/demands/:demand                POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/surveys/:survey                GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/surveys/:survey                POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/file.json                      GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/file.json                      POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/file.csv                       GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/file.csv                       POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/file.atom                      GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/file.atom                      POST   -      -       -       -         -         -       -         -      -
/disputes/:dispute/file.ics                       GET    200    200     200     200       200       200     200       200    200
/disputes/:dispute/file.ics                       POST   -      -       -       -         -         -       -         -      -
/figures                                          GET    200    200     200     200       200       200     200       200    200
/figures                                          POST   -      -       -       -         -         -       -         -      -
/actions/:action/versions/:version                GET    200    200     200     200       200       200     200       200    200
/actions/:action/versions/:version                POST   -      -       -       -         -         -       -         -      -
/figures/actions/:action                          GET    200    200     200     200       200       200     200       200    200
/figures/actions/:action                          POST   -      -       -       -         -         -       -         -      -
/figures/lmcs/:lmc                                GET    200    200     200     200       200       200     200       200    200
/figures/lmcs/:lmc                                POST   -      -       -       -         -         -       -         -      -
/figures/releases                                 GET    200    200     200     200       200       200     200       200    200
/figures/releases                                 POST   -      -       -       -         -         -       -         -      -
/figures/releases/:release                        GET    404    404     404     404       404       404     404       404    404
/figures/releases/:release                        POST   -      -       -       -         -         -       -         -      -
/timeline                                         GET    200    200     200     200       200       200     200       200    200
/timeline                                         POST   -      -       -       -         -         -       -         -      -
/figures/interface                                GET    200    200     200     200       200       200     200       200    200
/figures/interface                                POST   -      -       -       -         -         -       -         -      -
/figures/releases.atom                            GET    200    200     200     200       200       200     200       200    200
/figures/releases.atom                            POST   -      -       -       -         -         -       -         -      -
/figures/releases/:release/tables/:file           GET    404    404     404     404       404       404     404       404    404
/figures/releases/:release/tables/:file           POST   -      -       -       -         -         -       -         -      -
/figures/releases/:release/pictures/:file         GET    404    404     404     404       404       404     404       404    404
/figures/releases/:release/pictures/:file         POST   -      -       -       -         -         -       -         -      -
/figures/cards/:card                              GET    404    404     404     404       404       404     404       404    404
/figures/cards/:card                              POST   -      -       -       -         -         -       -         -      -
/api/v1/openapi.json                              GET    200    200     200     200       200       200     200       200    200
/api/v1/openapi.json                              POST   -      -       -       -         -         -       -         -      -
/api/v1/releases                                  GET    200    200     200     200       200       200     200       200    200
/api/v1/releases                                  POST   -      -       -       -         -         -       -         -      -
/api/v1/releases/:release                         GET    404    404     404     404       404       404     404       404    404
/api/v1/releases/:release                         POST   -      -       -       -         -         -       -         -      -
/api/v1/releases/:release/tables/:table           GET    404    404     404     404       404       404     404       404    404
/api/v1/releases/:release/tables/:table           POST   -      -       -       -         -         -       -         -      -
/api/v1/courses/:action                           GET    404    404     404     404       404       404     404       404    404
/api/v1/courses/:action                           POST   -      -       -       -         -         -       -         -      -
/api/v1/ballots                                   GET    200    200     200     200       200       200     200       200    200
/api/v1/ballots                                   POST   -      -       -       -         -         -       -         -      -
/api/v1/committee/releases/:release               GET    401    401     401     401       401       401     401       401    401
/api/v1/committee/releases/:release               POST   -      -       -       -         -         -       -         -      -
/api/v1/committee/releases/:release/tables/:table GET    401    401     401     401       401       401     401       401    401
/api/v1/committee/releases/:release/tables/:table POST   -      -       -       -         -         -       -         -      -
/api/*                                            GET    404    404     404     404       404       404     404       404    404
/api/*                                            POST   -      -       -       -         -         -       -         -      -
/records/:recordKind/:record                      GET    200    200     200     200       200       200     200       200    200
/records/:recordKind/:record                      POST   -      -       -       -         -         -       -         -      -
/open-letters                                     GET    200    200     200     200       200       200     200       200    200
/open-letters                                     POST   -      -       -       -         -         -       -         -      -
/open-letters/:openLetter                         GET    200    200     200     200       200       200     200       200    200
/open-letters/:openLetter                         POST   -      -       -       -         -         -       -         -      -
/open-letters/:openLetter/signatures.csv          GET    200    200     200     200       200       200     200       200    200
/open-letters/:openLetter/signatures.csv          POST   -      -       -       -         -         -       -         -      -
/ballots                                          GET    200    200     200     200       200       200     200       200    200
/ballots                                          POST   -      -       -       -         -         -       -         -      -
/how-figures-are-protected                        GET    200    200     200     200       200       200     200       200    200
/how-figures-are-protected                        POST   -      -       -       -         -         -       -         -      -
/help                                             GET    200    200     200     200       200       200     200       200    200
/help                                             POST   -      -       -       -         -         -       -         -      -
/glossary                                         GET    200    200     200     200       200       200     200       200    200
/glossary                                         POST   -      -       -       -         -         -       -         -      -
/search                                           GET    200    200     200     200       200       200     200       200    200
/search                                           POST   -      -       -       -         -         -       -         -      -
/privacy                                          GET    200    200     200     200       200       200     200       200    200
/privacy                                          POST   -      -       -       -         -         -       -         -      -
/record-of-processing                             GET    200    200     200     200       200       200     200       200    200
/record-of-processing                             POST   -      -       -       -         -         -       -         -      -
/operators                                        GET    200    200     200     200       200       200     200       200    200
/operators                                        POST   -      -       -       -         -         -       -         -      -
/sign-in                                          GET    200    desk    desk    desk      desk      desk    desk      desk   desk
/sign-in                                          POST   422    422     422     422       422       422     422       422    422
/sign-out                                         GET    home   home    home    home      home      home    home      home   home
/sign-out                                         POST   home   home    home    home      home      home    home      home   home
/sign-in/second-factor                            GET    desk   desk    desk    desk      desk      desk    desk      desk   desk
/sign-in/second-factor                            POST   desk   desk    desk    desk      desk      desk    desk      desk   desk
/sign-in/passkey                                  GET    desk   desk    desk    desk      desk      desk    desk      desk   desk
/sign-in/passkey                                  POST   desk   desk    desk    desk      desk      desk    desk      desk   desk
/forgotten-password                               GET    200    200     200     200       200       200     200       200    200
/forgotten-password                               POST   desk   desk    desk    desk      desk      desk    desk      desk   desk
/reset-password/:token                            GET    404    404     404     404       404       404     404       404    404
/reset-password/:token                            POST   404    404     404     404       404       404     404       404    404
/account/security                                 GET    in     200     200     200       200       200     200       200    200
/account/security                                 POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/password                                 GET    in     200     200     200       200       200     200       200    200
/account/password                                 POST   in     422     422     422       422       422     422       422    422
/account/authenticator                            GET    in     200     200     200       200       200     200       200    200
/account/authenticator                            POST   in     422     422     422       422       422     422       422    422
/account/recovery-codes                           GET    in     200     200     200       200       200     200       200    200
/account/recovery-codes                           POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/passkeys                                 GET    in     200     200     200       200       200     200       200    200
/account/passkeys                                 POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/passkeys/new                             GET    desk   desk    desk    desk      desk      desk    desk      desk   desk
/account/passkeys/new                             POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/confirm                                  GET    in     200     200     200       200       200     200       200    200
/account/confirm                                  POST   in     422     422     422       422       422     422       422    422
/account/details                                  GET    in     200     200     200       200       200     200       200    200
/account/details                                  POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/weekly-mail                              GET    in     404     404     404       404       200     200       404    404
/account/weekly-mail                              POST   in     404     404     404       404       desk    desk      404    404
/account/address                                  GET    in     200     200     200       200       200     200       200    200
/account/address                                  POST   in     422     422     422       422       422     422       422    422
/account/data                                     GET    in     200     200     200       200       200     200       200    200
/account/data                                     POST   -      -       -       -         -         -       -         -      -
/account/data/file                                GET    desk   desk    desk    desk      desk      desk    desk      desk   desk
/account/data/file                                POST   in     200     200     200       200       200     200       200    200
/account/delete                                   GET    in     200     200     200       200       200     200       200    200
/account/delete                                   POST   in     422     422     422       422       422     422       422    422
/account/deleted                                  GET    200    200     200     200       200       200     200       200    200
/account/deleted                                  POST   -      -       -       -         -         -       -         -      -
/new-address/:token                               GET    404    404     404     404       404       404     404       404    404
/new-address/:token                               POST   404    404     404     404       404       404     404       404    404
/mailbox                                          GET    404    404     404     404       404       404     404       404    404
/mailbox                                          POST   -      -       -       -         -         -       -         -      -
/mailbox/:mail                                    GET    404    404     404     404       404       404     404       404    404
/mailbox/:mail                                    POST   -      -       -       -         -         -       -         -      -
/mailbox/:mail/file                               GET    404    404     404     404       404       404     404       404    404
/mailbox/:mail/file                               POST   -      -       -       -         -         -       -         -      -
/invitation/:token                                GET    404    404     404     404       404       404     404       404    404
/invitation/:token                                POST   404    404     404     404       404       404     404       404    404
/return/:token                                    GET    in     404     404     404       404       404     404       404    404
/return/:token                                    POST   in     404     404     404       404       404     404       404    404
/account/trusted-device                           GET    in     200     200     200       200       404     404       404    404
/account/trusted-device                           POST   in     422     422     422       422       404     404       404    404
/unsent/:form                                     GET    in     404     404     404       404       404     404       404    404
/unsent/:form                                     POST   -      -       -       -         -         -       -         -      -
/welcome                                          GET    in     200     200     200       200       200     200       200    200
/welcome                                          POST   -      -       -       -         -         -       -         -      -
/join                                             GET    200    200     200     200       200       200     200       200    200
/join                                             POST   desk   desk    desk    desk      desk      desk    desk      desk   desk
/news                                             GET    in     200     200     200       200       200     200       200    200
/news                                             POST   in     desk    desk    desk      desk      desk    desk      desk   desk
/account/roles                                           GET    in     200     200     200       200       200     200       200    200
/account/roles                                           POST   in     desk    desk    422       422       422     422       422    422
/practice/:practice                               GET    in     200     200     404       404       404     404       404    404
/practice/:practice                               POST   in     done    done    404       404       404     404       404    404
/practice/:practice/return                        GET    in     200     200     404       404       404     404       404    404
/practice/:practice/return                        POST   in     done    done    404       404       404     404       404    404
/practice/:practice/return/reminder               GET    in     200     200     404       404       404     404       404    404
/practice/:practice/return/reminder               POST   in     done    done    404       404       404     404       404    404
/practice/:practice/told                          GET    in     200     200     404       404       404     404       404    404
/practice/:practice/told                          POST   in     done    404     404       404       404     404       404    404
/practice/:practice/lmc-questions                 GET    in     200     200     404       404       404     404       404    404
/practice/:practice/lmc-questions                 POST   in     422     422     404       404       404     404       404    404
/practice/:practice/surveys                       GET    in     200     200     404       404       404     404       404    404
/practice/:practice/surveys                       POST   -      -       -       -         -         -       -         -      -
/practice/:practice/surveys/:survey               GET    in     200     200     404       404       404     404       404    404
/practice/:practice/surveys/:survey               POST   in     done    done    404       404       404     404       404    404
/practice/:practice/moved                         GET    in     200     200     404       404       404     404       404    404
/practice/:practice/moved                         POST   in     done    done    404       404       404     404       404    404
/practice/:practice/office-notes                  GET    in     200     200     404       404       404     404       404    404
/practice/:practice/office-notes                  POST   in     done    404     404       404       404     404       404    404
/practice/:practice/call                          GET    in     200     200     404       404       404     404       404    404
/practice/:practice/call                          POST   in     done    done    404       404       404     404       404    404
/practice/:practice/sharing                       GET    in     200     200     404       404       404     404       404    404
/practice/:practice/sharing                       POST   in     done    404     404       404       404     404       404    404
/practice/:practice/record                        GET    in     200     200     404       404       404     404       404    404
/practice/:practice/record                        POST   -      -       -       -         -         -       -         -      -
/practice/:practice/record-file                   GET    in     desk    desk    404       404       404     404       404    404
/practice/:practice/record-file                   POST   in     200     200     404       404       404     404       404    404
/practice/:practice/evidence GET in 200 200 404 404 404 404 404 404
/practice/:practice/evidence POST - - - - - - - - -
/practice/:practice/evidence-file GET in desk desk 404 404 404 404 404 404
/practice/:practice/evidence-file POST in 200 200 404 404 404 404 404 404
/practice/:practice/asked GET in 200 200 404 404 404 404 404 404
/practice/:practice/asked POST - - - - - - - - -
/claims GET 200 200 200 200 200 200 200 200 200
/claims POST - - - - - - - - -
/account/claims GET in 200 200 200 200 200 200 200 200
/account/claims POST - - - - - - - - -
/account/claims/new GET in 200 200 200 200 404 404 404 404
/account/claims/new POST in desk desk desk desk 404 404 404 404
/account/claims/:ownClaim GET in 200 404 404 404 404 404 404 404
/account/claims/:ownClaim POST in 422 404 404 404 404 404 404 404
/practice/:practice/claims GET in 200 200 404 404 404 404 404 404
/practice/:practice/claims POST - - - - - - - - -
/practice/:practice/claims/new GET in 200 200 404 404 404 404 404 404
/practice/:practice/claims/new POST in done done 404 404 404 404 404 404
/practice/:practice/claims/:claim GET in 200 200 404 404 404 404 404 404
/practice/:practice/claims/:claim POST in 422 422 404 404 404 404 404 404
/practice/:practice/failures GET in 200 200 404 404 404 404 404 404
/practice/:practice/failures POST in done done 404 404 404 404 404 404
/practice/:practice/failures/new GET in 200 200 404 404 404 404 404 404
/practice/:practice/failures/new POST in done done 404 404 404 404 404 404
/practice/:practice/failures/file GET in desk desk 404 404 404 404 404 404
/practice/:practice/failures/file POST in 200 200 404 404 404 404 404 404
/practice/:practice/failures/:failure GET in 200 200 404 404 404 404 404 404
/practice/:practice/failures/:failure POST in 422 422 404 404 404 404 404 404
/practice/:practice/legal                         GET    in     200     200     404       404       404     404       404    404
/practice/:practice/legal                         POST   -      -       -       -         -         -       -         -      -
/practice/:practice/legal/file                    GET    in     desk    desk    404       404       404     404       404    404
/practice/:practice/legal/file                    POST   in     200     200     404       404       404     404       404    404
/practice/:practice/providers                     GET    in     200     200     404       404       404     404       404    404
/practice/:practice/providers                     POST   -      -       -       -         -         -       -         -      -
/practice/:practice/providers/:providerFile       GET    in     200     200     404       404       404     404       404    404
/practice/:practice/providers/:providerFile       POST   in     done    done    404       404       404     404       404    404
/practice/:practice/registers GET in 200 200 404 404 404 404 404 404
/practice/:practice/registers POST - - - - - - - - -
/practice/:practice/registers/:register/new GET in 200 200 404 404 404 404 404 404
/practice/:practice/registers/:register/new POST in done done 404 404 404 404 404 404
/practice/:practice/registers/:register/load GET in 200 200 404 404 404 404 404 404
/practice/:practice/registers/:register/load POST in 200 200 404 404 404 404 404 404
/practice/:practice/registers/:register/file GET in desk desk 404 404 404 404 404 404
/practice/:practice/registers/:register/file POST in 200 200 404 404 404 404 404 404
/practice/:practice/registers/:register/lines/:line GET in 200 200 404 404 404 404 404 404
/practice/:practice/registers/:register/lines/:line POST in 422 422 404 404 404 404 404 404
/practice/:practice/letters GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters POST - - - - - - - - -
/practice/:practice/letters/letterhead GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/letterhead POST in done done 404 404 404 404 404 404
/practice/:practice/letters/logo GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/logo POST in done done 404 404 404 404 404 404
/practice/:practice/letters/logo.png GET in 404 404 404 404 404 404 404 404
/practice/:practice/letters/logo.png POST - - - - - - - - -
/practice/:practice/letters/new/:kind GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/new/:kind POST in desk desk 404 404 404 404 404 404
/practice/:practice/letters/drafts/:letterDraft GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/drafts/:letterDraft POST in done done 404 404 404 404 404 404
/practice/:practice/letters/drafts/:letterDraft/:letterFile GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/drafts/:letterDraft/:letterFile POST - - - - - - - - -
/practice/:practice/letters/words/:kind/:paragraph GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/words/:kind/:paragraph POST in done done 404 404 404 404 404 404
/practice/:practice/letters/sent/:letter GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/sent/:letter POST in done done 404 404 404 404 404 404
/practice/:practice/letters/sent/:letter/:letterFile GET in 200 200 404 404 404 404 404 404
/practice/:practice/letters/sent/:letter/:letterFile POST - - - - - - - - -
/practice/:practice/who-looked                    GET    in     200     200     404       404       404     404       404    404
/practice/:practice/who-looked                    POST   -      -       -       -         -         -       -         -      -
/practice/:practice/calendar                      GET    in     200     200     404       404       404     404       404    404
/practice/:practice/calendar                      POST   in     200     200     404       404       404     404       404    404
/practice/:practice/people                        GET    in     200     200     404       404       404     404       404    404
/practice/:practice/people                        POST   in     done    done    404       404       404     404       404    404
/practice/:practice/feedback                      GET    in     200     200     404       404       404     404       404    404
/practice/:practice/feedback                      POST   in     done    done    404       404       404     404       404    404
/practice/:practice/choose                        GET    in     200     200     404       404       404     404       404    404
/practice/:practice/choose                        POST   in     done    done    404       404       404     404       404    404
/practice/:practice/meeting                       GET    in     200     200     404       404       404     404       404    404
/practice/:practice/meeting                       POST   in     done    422     404       404       404     404       404    404
/practice/:practice/meeting/paper                 GET    in     200     200     404       404       404     404       404    404
/practice/:practice/meeting/paper                 POST   -      -       -       -         -         -       -         -      -
/practice/:practice/meeting/paper.pdf             GET    in     200     200     404       404       404     404       404    404
/practice/:practice/meeting/paper.pdf             POST   -      -       -       -         -         -       -         -      -
/practice/:practice/changes                       GET    in     200     200     404       404       404     404       404    404
/practice/:practice/changes                       POST   -      -       -       -         -         -       -         -      -
/practice/:practice/actions/:action               GET    in     200     200     404       404       404     404       404    404
/practice/:practice/actions/:action               POST   -      -       -       -         -         -       -         -      -
/practice/:practice/actions/:action/progress      GET    in     200     200     404       404       404     404       404    404
/practice/:practice/actions/:action/progress      POST   in     done    done    404       404       404     404       404    404
/practice/:practice/actions/:action/steps         GET    in     200     200     404       404       404     404       404    404
/practice/:practice/actions/:action/steps         POST   in     done    done    404       404       404     404       404    404
/practice/:practice/actions/:action/undo          GET    in     desk    desk    404       404       404     404       404    404
/practice/:practice/actions/:action/undo          POST   in     done    done    404       404       404     404       404    404
/practice/:practice/actions/:action/progress/:progress GET in   200     200     404       404       404     404       404    404
/practice/:practice/actions/:action/progress/:progress POST in  done    done    404       404       404     404       404    404
/practice/:practice/actions/:action/entries/:entry GET   in     200     200     404       404       404     404       404    404
/practice/:practice/actions/:action/entries/:entry POST  in     done    done    404       404       404     404       404    404
/lmc                                              GET    in     404     404     404       404       200     200       404    404
/lmc                                              POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc                                         GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc                                         POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/feedback                                GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/feedback                                POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/practices/:practice/told                GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/practices/:practice/told                POST   in     404     404     404       404       422     404       404    404
/lmc/:lmc/reminders                               GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/reminders                               POST   in     404     404     404       404       422     404       404    404
/lmc/:lmc/surveys                                 GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/surveys                                 POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/surveys/:survey                         GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/surveys/:survey                         POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/calls                                   GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/calls                                   POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/groups                                  GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/groups                                  POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/groups/:group                           GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/groups/:group                           POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/calls/:call                             GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/calls/:call                             POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/notes                                   GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/notes                                   POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/notes/:action                           GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/notes/:action                           POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/letters                                 GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/letters                                 POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/letters/:kind                           GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/letters/:kind                           POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/people                                  GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/people                                  POST   in     404     404     404       404       422     404       404    404
/lmc/:lmc/practices/:practice                     GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/practices/:practice                     POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/practices/:practice/not-ours            GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/practices/:practice/not-ours            POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/practices/:practice/successor           GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/practices/:practice/successor           POST   in     404     404     404       404       422     404       404    404
/lmc/:lmc/providers                               GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/providers                               POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/providers/:providerFile                 GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/providers/:providerFile                 POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/providers/:providerFile/file            GET    in     404     404     404       404       desk    404       404    404
/lmc/:lmc/providers/:providerFile/file            POST   in     404     404     404       404       200     404       404    404
/lmc/:lmc/register                                GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/register                                POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/register/:request                       GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/register/:request                       POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/practices-file                          GET    in     404     404     404       404       desk    404       404    404
/lmc/:lmc/practices-file                          POST   in     404     404     404       404       200     404       404    404
/lmc/:lmc/tracker                                 GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/tracker                                 POST   in     404     404     404       404       200     404       404    404
/lmc/:lmc/releases/:release/paper.pdf             GET    in     404     404     404       404       404     404       404    404
/lmc/:lmc/releases/:release/paper.pdf             POST   -      -       -       -         -         -       -         -      -
/lmc/:lmc/people/list                             GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/people/list                             POST   in     404     404     404       404       200     404       404    404
/lmc/:lmc/publicity                               GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/publicity                               POST   in     404     404     404       404       desk    404       404    404
/lmc/:lmc/open-letters                            GET    in     404     404     404       404       200     404       404    404
/lmc/:lmc/open-letters                            POST   in     404     404     404       404       desk    404       404    404
/committee                                        GET    in     404     404     404       404       404     404       200    200
/committee                                        POST   -      -       -       -         -         -       -         -      -
/committee/what-editors-did                       GET    in     404     404     404       404       404     404       200    200
/committee/what-editors-did                       POST   -      -       -       -         -         -       -         -      -
/committee/feedback                               GET    in     404     404     404       404       404     404       200    200
/committee/feedback                               POST   -      -       -       -         -         -       -         -      -
/committee/feedback/:feedback                     GET    in     404     404     404       404       404     404       200    200
/committee/feedback/:feedback                     POST   in     404     404     404       404       404     404       404    desk
/committee/people                                 GET    in     404     404     404       404       404     404       404    200
/committee/people                                 POST   in     404     404     404       404       404     404       404    desk
/committee/people/list                            GET    in     404     404     404       404       404     404       404    200
/committee/people/list                            POST   in     404     404     404       404       404     404       404    200
/committee/tokens                                 GET    in     404     404     404       404       404     404       200    200
/committee/tokens                                 POST   in     404     404     404       404       404     404       200    200
/committee/releases/:release/paper.pdf            GET    in     404     404     404       404       404     404       404    404
/committee/releases/:release/paper.pdf            POST   -      -       -       -         -         -       -         -      -
/committee/releases/:release/tables/:file         GET    in     404     404     404       404       404     404       404    404
/committee/releases/:release/tables/:file         POST   -      -       -       -         -         -       -         -      -
/committee/releases/:release/pictures/:file       GET    in     404     404     404       404       404     404       404    404
/committee/releases/:release/pictures/:file       POST   -      -       -       -         -         -       -         -      -
/committee/letters                                GET    in     404     404     404       404       404     404       404    200
/committee/letters                                POST   -      -       -       -         -         -       -         -      -
/committee/letters/:kind                          GET    in     404     404     404       404       404     404       404    200
/committee/letters/:kind                          POST   in     404     404     404       404       404     404       404    desk
/committee/menu                                   GET    in     404     404     404       404       404     404       404    200
/committee/menu                                   POST   in     404     404     404       404       404     404       404    desk
/committee/menu/:draft                            GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft                            POST   in     404     404     404       404       404     404       404    422
/committee/menu/:draft/words                      GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft/words                      POST   in     404     404     404       404       404     404       404    200
/committee/menu/:draft/add                        GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft/add                        POST   in     404     404     404       404       404     404       404    200
/committee/menu/:draft/new-action                 GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft/new-action                 POST   in     404     404     404       404       404     404       404    200
/committee/menu/:draft/new-action/as-typed        GET    -      -       -       -         -         -       -         -      -
/committee/menu/:draft/new-action/as-typed        POST   401    404     404     404       404       404     404       404    200
/committee/menu/:draft/actions/:action            GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft/actions/:action            POST   in     404     404     404       404       404     404       404    200
/committee/menu/:draft/publish                    GET    in     404     404     404       404       404     404       404    200
/committee/menu/:draft/publish                    POST   in     404     404     404       404       404     404       404    desk
/committee/lmc-surveys                            GET    in     404     404     404       404       404     404       404    200
/committee/lmc-surveys                            POST   in     404     404     404       404       404     404       404    422
/committee/records                                GET    in     404     404     404       404       404     404       404    200
/committee/records                                POST   in     404     404     404       404       404     404       404    desk
/committee/disputes/:dispute                      GET    in     404     404     404       404       404     404       404    200
/committee/disputes/:dispute                      POST   in     404     404     404       404       404     404       404    desk
/committee/records/:recordDraft                   GET    in     404     404     404       404       404     404       404    200
/committee/records/:recordDraft                   POST   in     404     404     404       404       404     404       404    desk
/committee/markdown-preview                       GET    -      -       -       -         -         -       -         -      -
/committee/markdown-preview                       POST   in     404     404     404       404       404     404       404    200
/calendar/:file                                   GET    404    404     404     404       404       404     404       404    404
/calendar/:file                                   POST   -      -       -       -         -         -       -         -      -
/healthz                                          GET    404    404     404     404       404       404     404       404    404
/healthz                                          POST   -      -       -       -         -         -       -         -      -
/metrics                                          GET    404    404     404     404       404       404     404       404    404
/metrics                                          POST   -      -       -       -         -         -       -         -      -
/*                                                GET    404    404     404     404       404       404     404       404    404
/*                                                POST   -      -       -       -         -         -       -         -      -
`

type Line = { address: string; method: string; expected: Record<Knocker, string> }
const [, ...lines] = MATRIX.trim().split('\n')
const matrix = lines.map((line): Line => {
  const [address = '', method = '', ...answers] = line.trim().split(/\s+/)
  return { address, method, expected: Object.fromEntries(KNOCKERS.map((who, i) => [who, answers[i]])) as Line['expected'] }
})

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const NOWHERE = {
  survey: 'no-such-survey',
  providerFile: 'nothing',
  practice: 'Y99999',
  lmc: 'nowhere',
  action: 'nothing',
  entry: 'nothing',
  progress: 'nothing',
  feedback: 'nothing',
  call: 'nothing',
  request: 'nothing',
  draft: 'nothing',
  recordDraft: 'nothing',
  version: 'nothing',
  dispute: 'nothing',
  token: 'nothing',
  form: 'nothing',
  release: 'nothing',
  table: 'nothing',
  file: 'nothing',
  card: 'nothing',
  kind: 'nothing',
  paragraph: 'nothing',
  letter: 'nothing',
  letterDraft: 'nothing',
  letterFile: 'nothing',
  register: 'nothing',
  line: 'nothing',
  failure: 'nothing',
  claim: 'nothing',
  ownClaim: 'nothing',
}
function inWords({ status, to, flashed }: Answer, path: string): string {
  if (to === null) return String(status)
  expect(status).toBe(302)
  if (to === `/sign-in?to=${encodeURIComponent(path)}`) return 'in'
  if (path.startsWith('/practice') && to.startsWith(`/practice/${ELM.code}`) && flashed) return 'done'
  return to === '/' ? 'home' : 'desk'
}

test('every address has a line for GET and one for POST in the MATRIX of this file, and no line is left over', () => {
  const wanted = allRoutes.flatMap(({ address }) => [`${address} GET`, `${address} POST`])
  expect(matrix.map(({ address, method }) => `${address} ${method}`).sort()).toEqual(wanted.sort())
})

test('an address takes a form exactly where its line says so', async () => {
  for (const { address, file } of allRoutes) {
    const line = matrix.find((one) => one.address === address && one.method === 'POST')
    // The test above asks for the line.
    if (!line) continue
    const { action } = await moduleOf(file)
    expect([address, action !== undefined]).toEqual([address, line.expected.nobody !== '-'])
  }
})

describe.each(matrix.filter(({ expected }) => expected.nobody !== '-'))('$method $address', ({ address, method, expected }) => {
  test.each(KNOCKERS)('answers %s as the matrix says', async (who) => {
    const db = copyOf(world)
    const path = pathTo(address, parametersOf(world))
    const form = method === 'POST' ? VALID_FORMS[address] : undefined
    expect(inWords(await ask(db, { path, cookie: world.cookies[who], form }), path)).toBe(expected[who])
  })
})

const guarded = matrix.filter(({ expected }) => Object.values(expected).includes('404') && expected.nobody === 'in')

describe.each(guarded)('what is hidden from $method $address', ({ address, method, expected }) => {
  test('is answered as if it did not exist, and nothing is written', async () => {
    const form = method === 'POST' ? VALID_FORMS[address] : undefined
    for (const who of KNOCKERS.filter((one) => expected[one] === '404')) {
      const db = copyOf(world)
      const changes = () => db.$client.prepare('select total_changes()').pluck().get()
      const before = changes()
      const hidden = await ask(db, { path: pathTo(address, parametersOf(world)), cookie: world.cookies[who], form })
      const missing = await ask(db, { path: pathTo(address, NOWHERE), cookie: world.cookies[who], form })
      expect([who, hidden]).toEqual([who, missing])
      expect([who, hidden.data]).toEqual([who, ''])
      expect([who, changes()]).toEqual([who, before])
    }
  })

  test('sends someone who has not signed in to do so, whether it exists or not, and nothing is written', async () => {
    const form = method === 'POST' ? VALID_FORMS[address] : undefined
    const db = copyOf(world)
    const before = db.$client.prepare('select total_changes()').pluck().get()
    for (const parameters of [parametersOf(world), NOWHERE]) {
      const path = pathTo(address, parameters)
      const answer = await ask(db, { path, form })
      expect(answer).toMatchObject({ status: 302, to: `/sign-in?to=${encodeURIComponent(path)}`, data: '' })
    }
    expect(db.$client.prepare('select total_changes()').pluck().get()).toBe(before)
  })
})
