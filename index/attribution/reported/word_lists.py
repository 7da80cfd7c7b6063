"""Closed word classes of English by which reported speech is read without a parser.

Its weights were learnt with these lists; what the lexicon has too is taken from there. The verbs of reported speech are
learnt themselves, and stand in weights.json.
"""

from ..text import lexicon, proper_names
from ..text.lexicon import words

PRONOUNS = lexicon.SUBJECT_PRONOUNS | {"you"}  # "you" ends a noun phrase too, though nobody quotes it

RELATIVES = words("who which that whom")

POSSESSIVES = lexicon.POSSESSIVES

AUXILIARIES = lexicon.AUXILIARY_VERBS

ADVERBS = words(
    "also later once previously then now still often even just only already ever again first both all "
    "each too since long soon always sometimes further here instead twice simply so far"
)

NEGATIONS = words("not never neither nor no hardly rarely seldom without")

MODALS = lexicon.MODALS

INSERTED = words("however though too meanwhile instead also then indeed moreover therefore")

CONJUNCTIONS = words("and but or yet nor")

SUBORDINATORS = words(
    "if when whether while because as after before since though although unless until once where why how "
    "what than that whatever whenever so lest"
)

HYPOTHETICALS = words("if whether unless until lest")

# Longer than the lexicon's: here a preposition ends a noun phrase, there it only stands before a name.
PREPOSITIONS = lexicon.PREPOSITIONS | words(
    "into through during without within around near across behind beyond despite amid via per throughout toward "
    "towards upon under among"
)

DETERMINERS = POSSESSIVES | words(
    "the a an this these those some many several most another any every each no all both few other others one two "
    "three four five six seven eight nine ten half"
)

# Without "may", which is mostly a modal, and without the shortest ("sat", "mar"), which are other words.
TIMES = (frozenset(name.lower() for name in proper_names.WEEKDAYS | proper_names.MONTHS) - {"may"}) | words(
    "yesterday today tonight tomorrow jan feb aug sept oct nov dec"
)

TIME_WORDS = words(
    "morning afternoon evening night week month year weekend day days weeks months years ago last next "
    "earlier later late early this that afterward afterwards recently meanwhile though however too"
)
# Past and present forms that do not end in -ed: what ends a noun phrase where no parser says so.
IRREGULAR = words(
    "went goes came comes took takes made makes gave gives got gets ran runs held holds won wins lost "
    "loses led leads met meets left leaves kept keeps began begins became becomes brought brings built "
    "bought sold sent stood sat spent paid put cut hit let set fell fallen grew grown rose risen drew "
    "drawn drove broke broken chose chosen spoke spoken wrote written knew known saw seen heard felt "
    "found thought told said says taught caught fought sought struck stuck swept swung threw thrown wore "
    "worn hung laid lay shot shut slept slid understood withdrew woke won't didn't doesn't don't isn't "
    "wasn't weren't aren't hasn't haven't hadn't wouldn't couldn't can't shouldn't tells thinks believes "
    "argues insists suggests knows sees wants seems appears remains includes contains describes explains "
    "considers continues allows requires provides writes speaks agrees adds asks denies accuses admits "
    "acknowledges hears feels loves hates does refuses supports opposes"
)

NOUNS_IN_ED = words("united fed red seed need speed breed deed feed creed bed shed hundred kindred")

FLOATING = words("both all each some most many")

INDEFINITES = words("some many several most few others critics other one people")
# Verbs whose first object is the one spoken to, not what was said.
ADDRESSING = words("tell remind assure inform")

OCCASIONS = words(
    "statement interview speech tweet email letter report post conference briefing call memo release "
    "testimony twitter facebook television message article column debate rally"
)

SETTINGS = words("in on at during after before via through from amid inside outside near under")
LINKS = words("on for to of about out against with at")

PLURALS = words("many several these those few both most they we i you others")

PARTICLES = words("on for to of about out against with at as that over in up off down back by")
# What stands right before a noun, so that "his claim" and "the reports" are no verbs.
NOUN_OPENERS = POSSESSIVES | words("a an the no every")
# Verbs and adjectives before "to say" after which nothing has been said.
UNSAID = words(
    "refuse refuses refused refusing decline declines declined declining want wants wanted hope hopes "
    "hoped need needs needed try tries tried attempt attempts attempted plan plans planned expected "
    "likely unlikely going able unable willing unwilling ready supposed about reluctant fail fails failed "
    "have has had like hard easy hesitant prepared free order way time"
)

DENIALS = words("deny decline refuse")

TELLING = words("tell warn inform advise remind assure notify instruct order urge")  # somebody, who is not who tells
TOLD = words("told warned informed advised reminded assured notified instructed ordered urged")

NOBODY = words("no nobody none neither")

OPINIONS = words("view opinion words telling estimation judgment judgement reckoning")
