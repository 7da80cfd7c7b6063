"""General words that tell a name from a sentence's first word, a person from an organisation, he from she, and what
is said from what is not.

Word classes of English alone, and the one home of those that several rules need. A rule whose list differs derives it
from here and says at its list what it leaves out or adds, and why.
"""

from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a literal as a set: how this package writes down a word class."""
    return frozenset(text.split())


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, without a group around it."""
    return "|".join(sorted(words))


POSSESSIVE_ENDINGS = ("'s", "’s", "s'", "s’")


def gender_of(noun: str) -> str | None:
    """Of whoever is called so: "m", "f" or None."""
    return "m" if noun in MALE_WORDS else "f" if noun in FEMALE_WORDS else None


# Capitalised at a sentence's start without naming anything.
STARTERS = words("""
The A An This That These Those There Here It Its He She They We You I His Her Their Our Your My Him Them Us
And But Or Nor So Yet For If When While As After Before Since Until Because Although Though Unless Whether
Where What Who Whom Whose Why How Which In On At By With From To Of About Into Over Under Between Among
Against During Through Throughout Despite Without Within Beyond Behind Like Unlike Near Amid Per Via Upon
Not No Nothing None Nobody Never Ever Also Then Now Later Soon Still Even Just Only Perhaps Maybe Indeed
Instead Meanwhile However Moreover Furthermore Nevertheless Otherwise Thus Therefore Hence Again Once Twice
Some Any All Many Most Much More Few Several Both Each Every Either Neither Other Others Another Such One
Two Three Four Five Six Seven Eight Nine Ten First Second Third Last Next Yes Well Oh Ah Hey OK Okay Please
Is Are Was Were Be Been Being Am Do Does Did Have Has Had Will Would Can Could Should May Might Must Shall
Let Get Go Come Take Make See Look Read Watch Listen Think Say Says Said Asked Told Speaking According Given
Based Compared Following Including Regarding Considering Citing Noting Calling Saying Asking Adding Today
Tomorrow Yesterday Tonight Earlier Recently Previously Currently Finally Eventually Suddenly Already Clearly
Obviously Certainly Actually Really Apparently Reportedly Sadly Fortunately Unfortunately Everyone Everybody
Someone Somebody Anyone Anybody Something Everything Anything People Men Women Voters Critics Supporters
Officials Analysts Experts Police Authorities Students Workers Investors Economists Former Current Late New
Old Young Big Good Great Long Part Half Nearly Almost Around Across Above Below Along Apart Aside Away Back
Down Off Out Up Too Very Quite Rather Than Else Same Own Updated Update Photo Video Story Editor Note
Correction Getty Images Source Advertisement Don't Doesn't Didn't Isn't Aren't Wasn't Weren't Can't Won't
Wouldn't It's He's She's That's There's What's Let's I'm I've I'll You're We're They're Don’t Doesn’t Didn’t
Besides Outside Inside Using Alongside Beside Toward Towards Except Excluding Concerning Whereas Whenever
Wherever Whatever Whoever Lest Whilst Amidst Aboard Atop Opposite Minus Plus Barring Imagine Remember Consider
Isn’t Can’t Won’t It’s He’s She’s That’s There’s What’s Let’s I’m I’ve I’ll You’re We’re They’re We’ve
You’ve We’ll You’ll He’ll She’ll Afterwards Afterward Nearby Elsewhere Overnight Obituary Review Analysis
Opinion Comment Exclusive Revealed Live Breaking Gallery Interview Profile Explainer Factbox Timeline Podcast Sponsored
Recipe Outdoors Indoors Upstairs Downstairs
""")

# Those of them that never open a name, wherever they stand.
FUNCTION_STARTERS = words("""
If When While As Because Although Though Unless Whether What Who Whom Whose Why How Which And But Or Nor So That This
These Those
""")

# Verbs of saying: those which annotators marked as cues at least three times in PolNeAR's training part (Newell,
# Margolin, Ruths, LREC 2018), each in all its forms, parted by how surely they introduce quoted speech.
SPEECH_VERBS = words("""
acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted admitting
advise advised advises agree agreed agreeing agrees allege alleged alleges alleging announce announced
announces announcing answer answered answering answers argue argued argues arguing articulated ask asked
asking asks assert asserted asserting asserts assure assured assures began begin beginning begins blast
blasted blasting blasts blogged boast boasted boasting boasts brag bragged bragging brags captioned caution
cautioned cautioning cautions chant chanted chanting chants charge charged charges charging chimed claim
claimed claiming claims clarified clarifies clarify clarifying comment commented commenting comments
complain complained complaining complains concede conceded concedes conceding conclude concluded concludes
concluding concurred confirm confirmed confirming confirms contend contended contending contends continue
continued continues continuing counter countered countering counters cried cries cry crying deadpan
deadpanned declare declared declares declaring demand demanded demanding demands demurred denied denies deny
denying disclosed e-mailed elaborate elaborated elaborates elaborating email emailed emailing emails
emphasise emphasised emphasises emphasising emphasize emphasized emphasizes emphasizing estimate estimated
estimates exclaim exclaimed exclaiming exclaims explain explained explaining explains forecast forecasts
fume fumed fuming go goes griped groused gush gushed hailed hails hinted implored indicated informed informs
inquire inquired insist insisted insisting insists instructed interject interjected interjecting interjects
intone intoned joke joked jokes joking lament lamented lamenting laments maintain maintained maintaining
maintains message messaged mock mocked mocking mocks muse mused muses musing note noted notes noting observe
observed observes observing opine opined opines opining plead pleaded pleading pleads pledge pledged pledges
pledging post posted posting posts predict predicted predicting predicts proclaim proclaimed proclaiming
proclaims profess professed professes promise promised promises promising pronounced question questioned
questioning questions quip quipped quipping quips rail railed railing read reads recall recalled recalling
recalls recited reckon reckoned reckons recount recounted recounting recounts reflected reflects reiterate
reiterated reiterates reiterating rejoined related relayed remark remarked remarking remarks remind reminded
reminding reminds repeat repeated repeating repeats replied replies reply replying report reported reporting
reports respond responded responding responds retort retorted retorting retorts reveal revealed revealing
reveals rip ripped rips said sang say saying says scoffed scream screamed screaming screams shoots shot
shout shouted shouting shouts sigh sighed sighs signaled signalled slam slammed slamming slams snapped state
stated states stating stress stressed stresses stressing suggest suggested suggesting suggests sum
summarized summed sums tell telling tells testified testifies testify testifying texted thunder thundered
thundering thunders told tweet tweeted tweeting tweets urge urged urges urging ventured volunteered vow
vowed vowing vows warn warned warning warns went whisper whispered whispering whispers wonder wondered
wondering wonders write writes writing written wrote yell yelled yelling yells
""")
JUDGEMENT_VERBS = words("""
accuse accused accuses accusing address addressed apologize apologized appear appeared appears applaud
applauded argue attack attacked attacking attacks bash bashed believe believed believes believing bemoan
bemoaned bill billed blame blamed blames blaming brand branded call called calling calls carried carry cast
casting casts celebrate celebrated challenge challenged challenging characterize characterized characterizes
characterizing circulate circulated cite cited cites citing compare compared compares condemn condemned
condemning condemns consider considered considers contain contained contains criticise criticised criticize
criticized criticizes criticizing decide decided decried decries decry deem deemed deems defend defended
defending defends deliver delivered denounce denounced denounces denouncing deride derided derides deriding
describe described describes describing detail detailed details discuss discussed discussing dismiss
dismissed dismisses dismissing dub dubbed dubbing dubs echo echoed echoes echoing endorse endorsed endorses
expect expected expects express expressed expresses expressing fear feared fears feature featured features
feel feels felt find finds found hammer hammered headline headlined headlines hear heard highlight
highlighted highlights hit hits hope hoped hopes hoping identified identify implied implies imply include
included includes insinuate insinuated invoke invoked issue issued issues issuing knew knock knocked know
knows label labeled labeling labelled labels lambast lambaste lambasted learn learned liken likened likens
list listed listing lists mention mentioned mentioning mentions mourn mourned name named offer offered
offering offers open opened oppose opposed opposes order ordered outline outlined paint painted paints pitch
pitched plan planned plans point pointed pointing points portray portrayed portrays praise praised praises
praising press pressed propose proposed proposes proposing publish published push pushed pushing put puts
quote quoted quotes quoting raise raised refer referred referring refers refuse refused refuses reject
rejected rejecting rejects release released releases releasing ridicule ridiculed ridicules saw see seek
seeks seem seemed seems sees send sent share shared show showed shows sign signed sought sound sounded
sounds speak speaking speaks spoke support supported supports tag tagged talk talked talking talks target
targeted taunt taunted tease teased term termed thank thanked think thinking thinks thought tout touted
touting touts urge use used uses using view viewed views voice voiced voices want wanted wanting wants
welcome welcomed welcomes worried worries worry
""")
# The surest of them.
CORE_SPEECH_VERBS = words("""
say says said saying tell tells told telling add adds added adding ask asks asked asking write writes wrote
writing tweet tweets tweeted tweeting note notes noted explain explains explained continue continues
continued argue argues argued declare declares declared recall recalls recalled reply replies replied
""")
CUES = SPEECH_VERBS | JUDGEMENT_VERBS

# What faces and hands do while somebody speaks: "Her brother shrugged. “We are used to it.”"
GESTURES = words("""
nodded nods shrugged shrugs smiled smiles laughed laughs sighed sighs grinned grins winked winks reddened reddens
blushed blushes winced winces frowned frowns grimaced grimaces chuckled chuckles giggled giggles beamed beams scowled
scowls hesitated hesitates gestured gestures snorted snorts groaned groans wept weeps cried cries sobbed sobs gasped
gasps coughed coughs bristled bristles stiffened stiffens
""")

# As in "fired back": what is thrown back at who spoke.
RETORTS = words("fired fires shot shoots hit hits struck snapped clapped barked shouted")

BE = words("is are was were be been being am")
HAVE = words("has have had having")
DO = words("do does did")
MODALS = words("will would could can may might must should shall cannot ought")
AUXILIARY_VERBS = BE | HAVE | DO | MODALS
SUBJECT_PRONOUNS = words("he she they it i we")
POSSESSIVES = words("his her their my our your its")
PREPOSITIONS = words("of to with for about against on from in at by like between over")

# Titles stand before a name; those that are shortened may carry a point.
ABBREVIATED_TITLES = words("""
Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Capt Maj Adm Prof Rev Hon Messrs Cllr Coun Supt Insp Brig Cdr Cpl
Det Con Smt Mme Mlle Engr Barr Ald
""")
TITLES = (
    ABBREVIATED_TITLES
    | {f"{title}." for title in ABBREVIATED_TITLES}
    | words("""
Miss Fr Fr. Sir Dame Lord Lady St Aunt Auntie Aunty Uncle Shri Comrade Alhaji Hajia Sheikha Del. Supt. Insp.
Det. Ald. Cmdr. Pres. Sec. Atty.
""")
)
# These say nothing of what their bearer is.
COURTESY_TITLES = words("Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Dr.")
# Stand before a given name as well: "Sir Keir", "Archbishop Justin". Kings and popes have no other name.
TITLES_OF_GIVEN = words("""
Sir Dame Bishop Archbishop Cardinal Father Fr Fr. Sister Brother Rabbi Imam Pastor Reverend Rev Rev. Aunt Auntie Aunty
Uncle
""")
CLERICAL = words("""
Bishop Archbishop Cardinal Father Fr Fr. Sister Brother Rabbi Imam Pastor Reverend Rev Rev. Rt Very
""")
KNIGHTLY = words("Sir Dame")  # conferred on whom the full name is mostly written without
GENERATIONS = words("Jr Jr. Sr Sr. II III IV")
# After a name, or a saint before it, shortened with a point.
ABBREVIATED_NAMES = words("Jr Sr St Inc Corp Co Ltd")
_MEN = words("""
Mr Sir Lord Congressman Chairman Spokesman King Pope Prince Father Brother Actor Businessman Councilman
""")
_WOMEN = words("""
Mrs Ms Miss Dame Lady Congresswoman Chairwoman Spokeswoman Queen Princess Sister Actress Businesswoman
Councilwoman
""")
GENDERED_TITLES = dict.fromkeys(_MEN, "m") | dict.fromkeys(_WOMEN, "f")
# Titles and roles that stand before a name.
ROLES = TITLES | words("""
President Senator Senators Congressman Congresswoman Representative Governor Mayor Minister Secretary
Chancellor Speaker Director Chairman Chairwoman Chair Chief Executive Officer Professor Judge Justice
General Attorney Leader Candidate Spokesman Spokeswoman Spokesperson Ambassador Councilman Councilwoman
Sheriff Commissioner Administrator Premier King Queen Prince Princess Pope Bishop Archbishop Cardinal Pastor
Rabbi Imam Reverend Father Sister Brother Principal Captain Colonel Lieutenant Sergeant Major Admiral Detective
Inspector Superintendent Vice Deputy Undersecretary Treasurer Analyst Economist Strategist Manager Editor
Host Anchor Correspondent Reporter Author Founder Co-founder CEO CFO CTO COO VP Ex-President Nominee Whip
Lawyer Counsel Adviser Advisor Aide Consultant Comptroller Solicitor Coach Actor Actress Singer Comedian
Billionaire Businessman Delegate Assemblyman Assemblywoman Lawmaker Coordinator Boss Head Trader Broker
Treasury-Secretary Under Prime First Foreign Interior Finance AG PM
""")
# Those that are given names and surnames as well.
ROLES_BORNE_AS_NAMES = words("King Prince Bishop Judge Major Pope Cardinal Sergeant Justice Captain Pastor Queen")
# What a secretary or minister is "of".
PORTFOLIOS = words("""
State Defense Defence Treasury Labor Labour Commerce Energy Education Agriculture Interior Transportation
Homeland Security Staff Health Human Services Veterans Affairs Justice Foreign Finance Trade Economy
Industry Transport Sport Sports Skill Skills Development Tourism Fisheries Communications Information Digital
Water Works Opposition Housing Youth Women Children Families Science Technology Energy Climate Environment Parliamentary
Immigration Policing Planning Communities Social Pensions Infrastructure Railways Aviation Petroleum Mines War
Army Navy Home Culture Exchequer
""")

SPOKESPEOPLE = words("spokesman spokeswoman spokesperson spokespeople spokesmen")
PERSON_NOUNS = SPOKESPEOPLE | words("""
player star medallist medalist athlete swimmer hurdler jockey cyclist racer challenger airman pundit entrepreneur
statesman baroness survivor neurosurgeon academic organiser tenant defendant plaintiff envoy youngster goalscorer
scorer teammate team-mate full-back fly-half scrum-half co-chairman vice-chairman co-director co-author co-owner
co-star co-host co-writer co-producer co-driver co-pilot bandmate ceo cfo
midfielder striker defender goalkeeper winger batsman bowler referee skipper runner sprinter boxer driver golfer
novelist musician rapper guitarist drummer frontman bassist presenter creator playwright poet artist filmmaker
film-maker curator developer programmer sociologist psychologist biologist physicist astronomer solicitor barrister
magistrate councillor peer headteacher lecturer surgeon vet gp campaigner counsellor mp mep msp man woman boy girl
person people candidate candidates nominee front-runner frontrunner senator senators congressman congresswoman
representative governor mayor president minister secretary chancellor speaker director chairman chairwoman chair
chief executive officer official officials professor judge justice general attorney leader leaders ambassador
councilman councilwoman sheriff commissioner administrator king queen prince princess pope bishop archbishop
cardinal pastor rabbi imam priest detective inspector superintendent treasurer analyst analysts economist
economists strategist strategists manager managers editor host anchor correspondent reporter reporters author
founder co-founder lawyer lawyers counsel adviser advisers advisor advisors aide aides consultant comptroller coach
actor actress singer comedian billionaire businessman businesswoman mogul tycoon delegate delegates lawmaker
lawmakers coordinator boss head trader broker investor fundraiser donor activist organizer historian scholar
researcher scientist expert experts critic critics supporter supporters voter voters student students teacher
worker workers veteran soldier commander father mother son daughter brother sister wife husband widow friend
neighbor resident residents retiree owner operative operatives pollster columnist commentator blogger journalist
writer politician democrat republican conservative liberal lieutenant captain colonel sergeant admiral physician
doctor nurse farmer engineer partner member members legislator legislators prosecutor prosecutors investigator
investigators agent agents regulator regulators negotiator source sources insider insiders ally allies opponent
opponents rival rivals contender hopeful incumbent immigrant protester protesters demonstrator participant attendee
lobbyist banker fund-manager chef designer lobbyists vice-president graduate teenager teen freshman alderman
alderwoman recorder advocate parent parents secretary-treasurer celebrity celebrities co-anchor co-host
co-moderator co-chair moderator interviewer diplomat diplomats clerk witness victim suspect dealer publisher
producer director-general undersecretary premier chieftain surrogate surrogates staffer staffers employee employees
observer observers witnesses mourners fans users readers viewers passengers citizens backers players athletes
politicians narrator debutant constable under-secretary editor-in-chief pupil pupils backbencher backbenchers
coroner patient patients fan beggar girlfriend boyfriend fiance fiancee spouse grandmother grandfather grandson
granddaughter stepfather stepmother stepson stepdaughter uncle aunt nephew niece cousin mum dad mom godfather
mother-in-law father-in-law son-in-law daughter-in-law brother-in-law sister-in-law twin toddler baby infant orphan
trainer shopper shopkeeper archivist librarian conservator archaeologist anthropologist geologist ecologist
botanist zoologist chemist biochemist geneticist virologist epidemiologist immunologist microbiologist neurologist
neuroscientist cardiologist oncologist paediatrician pediatrician psychiatrist psychotherapist therapist counselor
midwife paramedic pharmacist dentist optician radiologist anaesthetist anesthesiologist pathologist practitioner
carer caregiver caretaker janitor cleaner plumber electrician carpenter builder bricklayer roofer welder mechanic
machinist technician inventor architect surveyor planner accountant auditor actuary bookkeeper cashier receptionist
secretary-general stenographer translator interpreter linguist philosopher theologian mathematician statistician
meteorologist forecaster climatologist oceanographer futurologist technologist coder hacker gamer streamer vlogger
podcaster influencer youtuber photographer photojournalist cameraman cinematographer illustrator cartoonist painter
sculptor potter weaver tailor dressmaker seamstress milliner jeweller jeweler stylist hairdresser barber beautician
dancer ballerina choreographer conductor composer songwriter lyricist pianist violinist cellist organist trumpeter
saxophonist soprano tenor baritone screenwriter scriptwriter showrunner impresario clown magician acrobat puppeteer
biographer memoirist essayist ghostwriter copywriter proofreader bookseller newsagent publican landlord landlady
innkeeper hotelier restaurateur waiter waitress barman barmaid bartender barista baker butcher grocer fishmonger
greengrocer winemaker sommelier caterer fisherman fisherwoman angler shepherd rancher herder drover grower
smallholder crofter gardener forester ranger gamekeeper lumberjack miner quarryman oilman roughneck steelworker
docker longshoreman stevedore seaman sailor helmsman mariner lifeguard diver co-pilot aviator astronaut cosmonaut
navigator stewardess trucker courier postman postwoman mailman cabbie chauffeur motorist biker pedestrian commuter
passenger traveller traveler tourist holidaymaker backpacker hiker climber mountaineer skier snowboarder surfer
rower canoeist gymnast wrestler fencer archer marksman marathoner decathlete high-jumper triathlete quarterback
linebacker cornerback pitcher outfielder shortstop slugger half-back centre-half centre-back left-back right-back
flanker wicketkeeper all-rounder seamer left-hander right-hander umpire linesman groundsman physio masseur
policeman policewoman patrolman trooper marshal warden jailer gaoler bodyguard bouncer doorman gunman sniper hitman
assassin bomber hijacker kidnapper captor hostage captive detainee prisoner inmate convict felon fugitive thief
burglar robber mugger arsonist rapist murderer killer stalker poacher smuggler trafficker fraudster whistleblower
whistle-blower informant informer spy defector dissident exile refugee migrant asylum-seeker settler nomad villager
townsman neighbour islander highlander peasant labourer laborer handyman foreman supervisor apprentice trainee
intern recruit cadet corporal brigadier lieutenant-colonel commodore rear-admiral warlord guerrilla fighter
militant insurgent rebel jihadist extremist separatist nationalist loyalist unionist monarchist socialist communist
marxist anarchist feminist environmentalist conservationist vegan abolitionist suffragette pacifist humanitarian
philanthropist benefactor volunteer missionary evangelist preacher vicar curate chaplain deacon abbot monk nun
friar prelate cleric mullah ayatollah sheikh emir sultan monarch sovereign emperor empress duke duchess earl
countess viscount marquess baron laird squire heir heiress aristocrat socialite debutante courtier butler maid
nanny au-pair babysitter childminder governess tutor schoolteacher schoolboy schoolgirl headmaster headmistress
vice-chancellor undergraduate postgraduate alumnus dropout classmate roommate housemate flatmate workmate colleague
colleagues co-worker coworker predecessor successor namesake protege mentor guru disciple follower devotee
worshipper pilgrim celebrant reveller reveler partygoer concertgoer theatregoer moviegoer spectator onlooker
bystander passer-by eyewitness complainant claimant respondent appellant litigant juror jurors foreperson executor
trustee liquidator arbitrator mediator conciliator ombudsman auctioneer valuer realtor shareholder shareholders
stockbroker financier creditor debtor saver pensioner taxpayer ratepayer homeowner leaseholder householder
breadwinner buyer seller hawker peddler customer customers consumer consumers client clients subscriber caller
listener reader viewer panellist panelist contestant finalist semi-finalist runner-up winner loser record-holder
title-holder newcomer latecomer outsider layman novice generalist mastermind ringleader kingpin godmother matriarch
patriarch hermit wanderer vagrant lawmen detectives doctors nurses teachers scientists judges mayors governors
ministers historians soldiers commanders engineers farmers drivers neighbours neighbors relatives survivors victims
campaigners activists organisers organizers councillors executives directors champion officers bosses pilot deputy
deckhand beekeeper promoter councilmember matron custodian homemaker housewife stallholder storyteller joiner
farrier blacksmith stonemason glazier scaffolder busker bookmaker bailiff registrar usher companion expeditioner
host-parent naturalist ornithologist horticulturist herbalist masseuse yogi sculptress
""")
MALE_WORDS = words("""
mr man father son brother husband businessman congressman spokesman king prince actor boy
councilman assemblyman he his gentleman sir lord salesman uncle grandfather boyfriend pope priest gunman nephew barman
policeman doorman fisherman cameraman patrolman stepfather grandson stepson godfather baron duke earl monk
""")
FEMALE_WORDS = words("""
mrs ms miss woman mother daughter sister wife businesswoman congresswoman chairwoman spokeswoman queen
princess actress girl councilwoman assemblywoman she her lady dame aunt grandmother girlfriend barmaid landlady
policewoman waitress nun niece stepmother heiress duchess countess baroness empress governess seamstress ballerina
housewife granddaughter stepdaughter fiancee godmother mum mom
""")

ORGANISATION_WORDS = words("""
Department Ministry Agency Bureau Office Administration Commission Committee Council Court Congress Senate
House Parliament Government Cabinet Bank Banks Group Corp Corp. Inc Inc. Ltd Ltd. Plc PLC LLC LLP Co Co.
Company Companies Corporation University College School Institute Institution Foundation Association
Federation Union Unions League Society Center Centre Party Caucus Coalition Campaign PAC Fund Funds Trust
Times Post Journal News Press Herald Tribune Gazette Guardian Magazine Daily Network Networks Radio
Television TV Media Reuters Board Authority Service Services Police Constabulary Nation Army Navy Force Guard Chamber
Club Team
Alliance Initiative Project Organization Organisation Partnership Partners Securities Capital Holdings
Industries Motors Airlines Airways Systems Technologies Software Energy Oil Gas Electric Steel
Pharmaceuticals Insurance Investments Investment Management Research Consulting Associates Bros Brothers
Sons & International Global Exchange Index Reserve Treasury Pentagon Kremlin Church Hospital Clinic Museum
Library Watch Action Majority Republic States Kingdom Nations Enforcement Airbus Enterprises Labs
Laboratories Studios Entertainment Records Wire Digest Review Report Poll Survey Monitor Observer Conference
Assembly Summit Tribunal Treaty Act Amendment Constitution Budget Front Movement Brigade Command Division
Forces Patrol Economics Economist Stores Markets Market Telecom Communications Mobile Analytics
""")
# May open an organisation's name that goes on with "of", "for" or "on".
ORGANISATION_HEADS = words("""
Department Ministry Agency Bureau Office Administration Commission Committee Council Court Bank University
College School Institute Foundation Association Federation Union League Society Center Centre Centers Centres Party
Coalition Board Authority Chamber Organization Organisation House Conference Confederation Fund Academy
Church Diocese Friends Citizens Americans Doctors Campaign Alliance Reserve-Bank Bar Daughters Sons Veterans
Students Mothers Women People Congress Senate Director Secretary Sisters Knights Order Army Cathedral
""")
ORGANISATION_NOUNS = words("""
campaign company firm group agency department bank office administration government committee commission
council court organization organisation association union party team network newspaper paper magazine
website site board authority ministry report statement letter email e-mail memo ad advertisement video
lawsuit complaint filing document documents study survey poll spot post tweet release article editorial book
story petition resolution bill platform transcript message airline carrier retailer maker manufacturer
supplier regulator watchdog institute university school church hospital foundation charity club federation
coalition alliance pac super-pac crowd audience panel jury army police store chain publication outlet
channel service broadcaster exchange fund summary profile page invitation brief ruling order notice opinion
sign banner motto slogan headline caption review announcement advisory press-release account posting
""")
# What is written or shown, and speaks for whoever made it.
DOCUMENTS = words("""
statement report letter email e-mail memo ad ads advertisement video lawsuit complaint filing document
documents study survey poll post tweet release article editorial book story petition resolution bill
platform transcript message summary profile page invitation brief ruling order notice opinion sign signs
banner slogan headline caption review announcement advisory question movie film speech voice-over commercial
spot flier leaflet poster note text website song script draft plan proposal
""")
DISPLAYS = words("""
sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts sticker stickers button hat cap
tattoo
""")
KIN = words("""
mother father parents son daughter brother sister wife husband widow widower uncle aunt nephew niece cousin
grandmother grandfather grandson granddaughter stepson stepdaughter stepfather stepmother twin
ex-wife ex-husband fiance fiancee girlfriend boyfriend mum dad
""")
# Those who stand beside whom an article is about: the one who stands out is hardly ever meant.
BYSTANDERS = (
    SPOKESPEOPLE
    | KIN
    | words("""
lawyer attorney judge ambassador moderator interviewer host reporter correspondent aide adviser advisor friend
neighbor neighbour witness prosecutor clerk man woman boy girl patient fan beggar shopper customer client
caller listener viewer reader passer-by eyewitness onlooker bystander spectator coroner juror complainant
claimant landlord landlady tenant waiter waitress barman barmaid bartender doorman guard bodyguard nurse
midwife paramedic carer caregiver caretaker roommate flatmate housemate classmate colleague co-worker coworker
predecessor successor mentor disciple follower translator interpreter receptionist cashier courier driver
policeman policewoman constable gunman attacker killer burglar robber kidnapper hostage prisoner inmate victim
peer visitor guest passenger pedestrian motorist tourist volunteer trainee intern apprentice
""")
)
