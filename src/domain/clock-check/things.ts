/** What a clause is about, so that only the same thing is compared. */
export interface Things {
  /** Words that this clause has and most do not. */
  readonly rare: ReadonlySet<string>;
  /** Places, stages and names with digits: `eu`, `staging`, `db-2`. */
  readonly scopes: ReadonlySet<string>;
  /** `the outage`, `the incident`: the whole of it. */
  readonly isWhole: boolean;
}

const common = new Set(
  `about above actually affected affecting after afterwards again all also already and any anybody anyone app apps are around approximately as at back be because been before began begin being below between both but by can caused cause causing change changes cleared clear completely complete completed confirmed configuration config continue continued continuing could customer customers day degraded delayed delay delays delivered deploy deployed deployment did down due during each end ended error errors event events every everybody everyone everything experienced experiencing failed failing failure failures few fix fixed following for from full fully further had hand has have having here hotfix how hour hours identified impact impacted implemented implement in incident increased into intermittent interruption investigating is issue issues it its just last later less line live local longer lost make manually many may minute minutes mitigated mitigation monitoring more most mostly much near no nobody none normal not nothing now number of off ok on once one ones online only onwards operation operations order other our out outage over part partially patch patched percent performance period please pm am possible problem problems production push pushed rate rates recovered recover recovering recovery release released requests request resolved result resulted resume resumed revert reverted restart restarted restore restored returned roll rollback rolled running saw see seeing seen service services several she should since slow slowly some something start started starting state still stopped system systems team teams than that the their them then there these they thing things this those through time times today together total traffic traffic until unable unavailable unavailability up update updates us use used user users usual utc gmt version via was we were what when where which while who whole will window with within without work worked working would yesterday you your`.split(
    /\s+/u,
  ),
);
const days =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u;
const scope =
  /^(?:eu|na|emea|apac|uk|usa?|europe|america|asia|africa|australia|india|japan|germany|france|ireland|frankfurt|london|paris|virginia|oregon|ohio|tokyo|singapore|sydney|east|west|north|south|central|prod|production|staging|canary|beta|primary|secondary|replica|ios|android|web|desktop|mobile|client|server|inbound|outbound|read|reads|write|writes)$|^[a-z]*(?:-?[a-z]+)*-?\d+[a-z\d-]*$/u;
const wholes = /(?<!\w)(?:outage|incident|disruption|impact|downtime|degradation|issue|problem)(?!\w)/u;
const word = /[\p{L}\d][\p{L}\d]*(?:-[\p{L}\d]+)*/gu;

/** `plain` without its times and dates. */
export function thingsIn(plain: string): Things {
  const rare = new Set<string>();
  const scopes = new Set<string>();
  for (const [found] of plain.matchAll(word)) {
    if (scope.test(found) && found.length <= 20 && !/^\d{1,2}$/u.test(found)) scopes.add(found);
    else if (found.length > 2 && !common.has(found) && !days.test(found)) rare.add(found.replace(/(?<=..)s$/u, ''));
  }
  return { rare, scopes, isWhole: wholes.test(plain) };
}

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((name) => other.has(name));

const disjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && !shares(one, other);

/** They name a thing both, and no other thing either. */
export function isSameThing(one: Things, other: Things): boolean {
  if (disjoint(one.scopes, other.scopes)) return false;
  if (shares(one.rare, other.rare)) return true;
  return one.rare.size === 0 && other.rare.size === 0 && one.isWhole && other.isWhole;
}

/** Nothing in them says that they are about two things. */
export const maybeSameThing = (one: Things, other: Things): boolean =>
  !disjoint(one.scopes, other.scopes) && !disjoint(one.rare, other.rare);
