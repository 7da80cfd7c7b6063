"""Closed word classes of English by which reported speech is read without a parser."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _listed("he she they i we you it ")

RELATIVES = _listed("who which that whom ")

POSSESSIVES = _listed("his her their my our your its ")

AUXILIARIES = _listed(
    "have has had having is are was were be been being am do does did will would could can may might must "
    "should shall cannot ought "
)

ADVERBS = _listed(
    "also later once previously then now still often even just only already ever again first both all "
    "each too since long soon always sometimes further here instead twice simply so far "
)

NEGATIONS = _listed("not never neither nor no hardly rarely seldom without ")

MODALS = _listed("will would could can may might must should shall cannot ought ")

INSERTED = _listed("however though too meanwhile instead also then indeed moreover therefore ")

CONJUNCTIONS = _listed("and but or yet nor ")

SUBORDINATORS = _listed(
    "if when whether while because as after before since though although unless until once where why how "
    "what than that whatever whenever so lest "
)

HYPOTHETICALS = _listed("if whether unless until lest ")

PREPOSITIONS = _listed(
    "of for in from at on with to by about against over under into between among through during without "
    "within around near across behind beyond despite amid like via per throughout toward towards upon "
)

DETERMINERS = _listed(
    "the a an this these those his her their my our its your some many several most another any every "
    "each no all both few other others one two three four five six seven eight nine ten half "
)

TIMES = _listed(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january "
    "february march april june july august september october november december jan feb aug sept oct nov "
    "dec "
)

TIME_WORDS = _listed(
    "morning afternoon evening night week month year weekend day days weeks months years ago last next "
    "earlier later late early this that afterward afterwards recently meanwhile though however too "
)
# Past and present forms that do not end in -ed: what ends a noun phrase where no parser says so.
IRREGULAR = _listed(
    "went goes came comes took takes made makes gave gives got gets ran runs held holds won wins lost "
    "loses led leads met meets left leaves kept keeps began begins became becomes brought brings built "
    "bought sold sent stood sat spent paid put cut hit let set fell fallen grew grown rose risen drew "
    "drawn drove broke broken chose chosen spoke spoken wrote written knew known saw seen heard felt "
    "found thought told said says taught caught fought sought struck stuck swept swung threw thrown wore "
    "worn hung laid lay shot shut slept slid understood withdrew woke won't didn't doesn't don't isn't "
    "wasn't weren't aren't hasn't haven't hadn't wouldn't couldn't can't shouldn't tells thinks believes "
    "argues insists suggests knows sees wants seems appears remains includes contains describes explains "
    "considers continues allows requires provides writes speaks agrees adds asks denies accuses admits "
    "acknowledges hears feels loves hates does refuses supports opposes "
)

NOUNS_IN_ED = _listed("united fed red seed need speed breed deed feed creed bed shed hundred kindred ")

FLOATING = _listed("both all each some most many ")

INDEFINITES = _listed("some many several most few others critics other one people ")
# Verbs whose first object is the one spoken to, not what was said.
ADDRESSING = _listed("tell remind assure inform ")

OCCASIONS = _listed(
    "statement interview speech tweet email letter report post conference briefing call memo release "
    "testimony twitter facebook television message article column debate rally "
)

SETTINGS = _listed("in on at during after before via through from amid inside outside near under")
LINKS = _listed("on for to of about out against with at ")

PLURALS = _listed("many several these those few both most they we i you others ")

PARTICLES = _listed("on for to of about out against with at as that over in up off down back by ")
# What stands right before a noun, so that "his claim" and "the reports" are no verbs.
NOUN_OPENERS = _listed("a an the his her their my our your its no every ")
# Verbs and adjectives before "to say" after which nothing has been said.
UNSAID = _listed(
    "refuse refuses refused refusing decline declines declined declining want wants wanted hope hopes "
    "hoped need needs needed try tries tried attempt attempts attempted plan plans planned expected "
    "likely unlikely going able unable willing unwilling ready supposed about reluctant fail fails failed "
    "have has had like hard easy hesitant prepared free order way time "
)

NOBODY = _listed("no nobody none neither ")

OPINIONS = _listed("view opinion words telling estimation judgment judgement reckoning ")
