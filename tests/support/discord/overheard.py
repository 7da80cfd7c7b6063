"""What people type in a newsroom's channel and in the bot's own threads: questions to the coverage (the political
stories of 2016 among the measuring data), and everything else. Half is held out: no rule was tuned on it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overheard:
    """`after` is the question whose answer the thread hangs under; None for a question channel."""

    text: str
    asks: bool
    held_out: bool
    after: str | None = None


_ASKS = """
what did cuban say about ted cruz?
who called the gitmo proposal the best of a bad lot
how much did ben carson make from paid speeches
colin powell on whether his emails were secret
anyone know what peter orszag thought about delaying the cadillac tax?
why are unions against the cadillac tax
what did rick perry say about trump in 2015?
cornyn on garland
who said trump appeals to terrible anxiety among working people?
what does the aclu think of obama's plan to close guantanamo
did josh earnest say anything about merrick garland?
how many brits signed the petition to ban trump?
what did paul ryan say about bringing guantanamo prisoners to the us
according to politico, who thinks trump can win union members?
adm. harris on chinese media and his japanese roots
what's the salary threshold in the new overtime rule?
who compared organized labor to the gun lobby
when did friends of abe shut down?
what did twitter say about isis on its platform
why did apple refuse to unlock the iphone of the san bernardino shooter?
does anyone remember who compared the accreditation agencies to a cartel?
trump on the geneva conventions
how did exxon respond to the la times
what did mccain say about working with bernie on veterans
did bc's carbon tax cut pollution?
"""
_ASKS_HELD_OUT = """
what did kellyanne conway say about trump when she was with the cruz super pac?
how much student debt do americans owe
who said hillary's email server was wide open?
sadiq khan on trump's muslim ban
could someone tell me what barbara boxer told the sanders supporters
what did leon panetta say about why nobody got to benghazi in time?
hey, does anybody know where the letter to eric trump was mailed from?
megyn kelly on her interview with trump
peter thiel as a trump delegate, what was that about?
what did harry reid say about the long lines in arizona
did bernie take the chili peppers' money?
how many countries do us special forces work in
lindsey graham on supporting cruz
what did mike pence say about trump when he endorsed cruz?
who predicted trump would hammer clinton on trade deals
what does dow chemical pay in the settlement
roger stone quotes on the convention
which silicon valley billionaire is a delegate for trump?
what happened in the american samoa caucus?
how did trump react to the mayor of london?
clinton's spokesman on the fbi interview
who thinks the belgian police were too slow in molenbeek
what has alan grayson got against block grants for schools?
tim kaine on the tpp
"""
_FOLLOWS = """
what did john mccain say about trump? > and rand paul?
what did hillary clinton say about guns? > and about taxes?
what did mark cuban say about ted cruz? > what about trump?
why are unions against the cadillac tax? > who else?
what did sadiq khan say about trump? > and how did trump take that?
what's the salary threshold in the new overtime rule? > when does it kick in?
"""
_FOLLOWS_HELD_OUT = """
what did bernie sanders say about wall street? > and about guns
when did friends of abe shut down? > why?
what did bill clinton say about testing in schools? > what about trade
what did lindsey graham say about cruz? > and trump?
what did mike pence say about cruz? > what did cruz say about him?
did bc's carbon tax cut pollution? > who says that?
"""
_CHATS = """
brb
we should get lunch
what time is it
is the bot down?
does anyone have a charger
who wants pizza?
how are you all
what a day
did you guys see trump last night?
who is writing the zika story?
I think Cruz has a point there
can someone edit the Kaine piece before six?
is the Trump piece online yet?
what's the wifi password
ugh, another Clinton email story
should we run the Ryan quote?
where is everybody
how do I get the new login to work?
which of you took my mug?
what did she say in the meeting?
how was your weekend
who's on the late shift?
why is it so cold in here
happy birthday Sam!
"""
_CHATS_HELD_OUT = """
can someone review my PR?
are we meeting at 5?
lol
thanks!
did you see the game?
is it just me or is discord slow
what do you think?
anyone here?
who is watching the debate tonight?
Clinton is going to win this
what did you say about the headline?
when is the deadline?
did anyone fact check the Cruz story?
my uncle loves Bernie
how long does the build take
who cares
is it friday yet?
what's for dinner
do we have a photo of Rubio?
that's what Trump said too haha
why would anybody read this
where do I send the invoice?
did the mail server crash again?
what's going on
"""
_ASIDES = """
thanks, that helps
what about lunch?
and you?
lol really?
are we still on for 3?
is that thing accurate?
what do you guys make of it
can you send this to the desk?
"""
_ASIDES_HELD_OUT = """
ok cool
who is taking this one?
how long till the deadline
and the photo?
when are you back?
does that work for everyone?
I'm not sure we need this
why me
"""
_FIRST = "what did mark cuban say about ted cruz?"


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def _both(tuned: str, held_out: str) -> list[tuple[str, bool]]:
    return [(line, False) for line in _lines(tuned)] + [(line, True) for line in _lines(held_out)]


ALL = (
    *(Overheard(text, True, held) for text, held in _both(_ASKS, _ASKS_HELD_OUT)),
    *(
        Overheard(line.split(" > ")[1], True, held, line.split(" > ")[0])
        for line, held in _both(_FOLLOWS, _FOLLOWS_HELD_OUT)
    ),
    *(Overheard(text, False, held) for text, held in _both(_CHATS, _CHATS_HELD_OUT)),
    *(Overheard(text, False, held, _FIRST) for text, held in _both(_ASIDES, _ASIDES_HELD_OUT)),
)
