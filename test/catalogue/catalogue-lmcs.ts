/** Names and positions for the catalogue only: as many, and as long, as the real ones. The register has its own. */
const LINES = `
Cleveland|5|16|65
County Durham & Darlington|4|17|72
Gateshead & South Tyneside|4|18|44
Newcastle & North Tyneside|3|18|48
Northumberland|3|19|36
Sunderland|5|18|39
Cumbria|3|17|33
Morecambe Bay|3|16|30
Lancashire Pennine|2|15|68
Central Lancashire|1|14|61
Lancashire Coastal|1|15|34
Liverpool|0|12|83
Sefton|0|13|39
Wirral|1|11|43
Mid Mersey|1|12|91
Cheshire|2|11|78
Manchester|3|12|82
Salford, Stockport & Trafford|2|12|94
West Pennine|3|13|64
Rochdale & Bury|2|13|61
Bolton|2|14|49
Wigan|1|13|56
North Yorkshire & York LMC (YORLMC)|4|16|73
Bradford & Airedale LMC (YORLMC)|3|15|55
Calderdale|3|14|20
Kirklees|4|14|65
Wakefield|5|14|34
Leeds|4|15|84
Humberside|6|12|80
Barnsley|4|13|31
Doncaster|5|13|36
Rotherham|5|12|28
Sheffield|4|12|73
Derby & Derbyshire|4|11|107
Leicester, Leicestershire & Rutland|5|10|127
Lincolnshire|6|9|81
Northamptonshire|6|8|64
Nottinghamshire|5|11|125
Birmingham|4|8|156
Solihull|5|8|19
Coventry|5|9|50
Warwickshire|4|7|68
Dudley|3|8|42
Sandwell|3|9|47
Walsall|4|9|49
Wolverhampton|2|9|31
North Staffordshire|3|11|65
South Staffordshire|4|10|75
Shropshire|3|10|50
Worcestershire & Herefordshire|3|7|78
Bedfordshire & Hertfordshire|6|7|158
Cambridgeshire|7|8|85
Norfolk & Waveney|7|9|103
Suffolk|8|8|58
North Essex|9|7|99
South Essex|10|7|106
Barnet|7|6|47
Bexley|10|2|19
Brent|6|5|53
Bromley|9|2|41
Camden|7|5|31
Ealing|5|5|69
Enfield|7|7|30
Greenwich|10|3|29
Hammersmith & Fulham|6|4|28
Haringey|8|6|33
Harrow|6|6|29
Hillingdon|5|4|44
Hounslow|5|3|44
Islington|8|5|32
Kensington & Chelsea|7|4|32
Lambeth|7|3|39
Lewisham|9|3|28
Merton|7|2|22
Newham|9|5|43
Redbridge|9|6|40
Southwark|8|3|33
Sutton|6|1|21
Tower Hamlets|10|4|30
Waltham Forest|8|7|39
Wandsworth|6|3|39
Westminster|8|4|38
City & Hackney|9|4|37
Barking & Dagenham and Havering|10|6|71
Croydon|8|2|46
Kingston & Richmond|6|2|43
Surrey|5|2|107
West Sussex|4|1|74
East Sussex|5|1|79
Kent|9|1|175
Berkshire|4|3|83
Buckinghamshire|5|7|69
Oxfordshire|5|6|63
Hampshire & Isle of Wight|4|2|144
Dorset|3|2|68
Wiltshire, Swindon & BaNES|3|3|83
Avon|3|4|70
Gloucestershire|4|6|64
Somerset|2|3|56
Devon|2|2|116
Cornwall & Isles of Scilly (Kernow)|1|2|55
`

export const LMCS = LINES.trim()
  .split('\n')
  .map((line) => {
    const [name = '', q, r, practices] = line.split('|')
    return { name: `${name} LMC`, q: Number(q), r: Number(r), practices: Number(practices) }
  })
