"""The verbs and phrases that give words to a speaker.

The verbs are those which annotators marked as cues at least three times in PolNeAR's training part (Newell,
Margolin, Ruths, LREC 2018), each in all its forms, parted by how surely they introduce quoted speech.
"""

import re

_SPEECH = """
say says said saying|tell tells told telling|add adds added adding|ask asks asked asking
write writes wrote writing written|tweet tweets tweeted tweeting|note notes noted noting
explain explains explained explaining|continue continues continued continuing|argue argues argued arguing
declare declares declared declaring|recall recalls recalled recalling|reply replies replied replying
respond responds responded responding|state states stated stating|conclude concludes concluded concluding
insist insists insisted insisting|warn warns warned warning|claim claims claimed claiming
acknowledge acknowledges acknowledged acknowledging|announce announces announced announcing
observe observes observed observing|remark remarks remarked remarking|quip quips quipped quipping
joke jokes joked joking|admit admits admitted admitting|concede concedes conceded conceding
complain complains complained complaining|vow vows vowed vowing|predict predicts predicted predicting
suggest suggests suggested suggesting|exclaim exclaims exclaimed exclaiming|shout shouts shouted shouting
yell yells yelled yelling|scream screams screamed screaming|chant chants chanted chanting
charge charges charged charging|assert asserts asserted asserting|contend contends contended contending
maintain maintains maintained maintaining|stress stresses stressed stressing
emphasize emphasizes emphasized emphasizing|emphasise emphasises emphasised emphasising
reiterate reiterates reiterated reiterating|repeat repeats repeated repeating|post posts posted posting
muse muses mused musing|opine opines opined opining|lament laments lamented lamenting
boast boasts boasted boasting|brag brags bragged bragging|counter counters countered countering
retort retorts retorted retorting|confirm confirms confirmed confirming|comment comments commented commenting
interject interjects interjected interjecting|recount recounts recounted recounting
answer answers answered answering|caution cautions cautioned cautioning|agree agrees agreed agreeing
promise promises promised promising|pledge pledges pledged pledging|urge urges urged urging
plead pleads pleaded pleading|demand demands demanded demanding|report reports reported reporting
reveal reveals revealed revealing|deny denies denied denying|allege alleges alleged alleging
elaborate elaborates elaborated elaborating|clarify clarifies clarified clarifying
remind reminds reminded reminding|begin begins began beginning|conceded|sum sums summed|go goes went
thunder thunders thundered thundering|whisper whispers whispered whispering|cry cries cried crying
joked|sigh sighs sighed|testify testifies testified testifying|proclaim proclaims proclaimed proclaiming
profess professes professed|read reads|email emails emailed emailing|e-mailed|texted|message messaged
mock mocks mocked mocking|blast blasts blasted blasting|slam slams slammed slamming|rip rips ripped
question questions questioned questioning|wonder wonders wondered wondering|inquire inquired
intone intoned|deadpan deadpanned|gush gushed|fume fumed fuming|rail railed railing|groused|griped|scoffed
snapped|implored|advised advises advise|instructed|assured assures assure|informed informs|related|relayed
concurred|estimates estimated estimate|forecast forecasts|reckons reckoned reckon|commented|summarized
pronounced|volunteered|chimed|ventured|countered|rejoined|disclosed|hailed hails|signalled|signaled
demurred|shot shoots|tweets|blogged|captioned|sang|recited|articulated|reflected reflects|hinted|indicated
"""
_JUDGEMENT = """
call calls called calling|describe describes described describing|dub dubs dubbed dubbing
criticize criticizes criticized criticizing|criticise criticised|accuse accuses accused accusing
praise praises praised praising|dismiss dismisses dismissed dismissing|label labels labeled labeling labelled
denounce denounces denounced denouncing|condemn condemns condemned condemning|refer refers referred referring
cite cites cited citing|characterize characterizes characterized characterizing|term termed|brand branded
deride derides derided deriding|attack attacks attacked attacking|quote quotes quoted quoting
express expresses expressed expressing|defend defends defended defending|deem deems deemed|tout touts touted
touting|voice voices voiced|liken likens likened|compare compares compared|portray portrays portrayed
decry decries decried|blame blames blamed blaming|reject rejects rejected rejecting|lambast lambasted
lambaste|ridicule ridicules ridiculed|urge|hit hits|apologize apologized|paint paints painted|invoke invoked
speak speaks spoke speaking|talk talks talked talking|discuss discussed discussing|outline outlined
mention mentions mentioned mentioning|highlight highlights highlighted|echo echoes echoed echoing
point points pointed pointing|offer offers offered offering|issue issues issued issuing|sign signed
release releases released releasing|publish published|argue|propose proposes proposed proposing
believe believes believed believing|think thinks thought thinking|feel feels felt|hope hopes hoped hoping
want wants wanted wanting|expect expects expected|fear fears feared|know knows knew|see sees saw
consider considers considered|find finds found|view views viewed|worry worries worried|insinuate insinuated
imply implies implied|list lists listed listing|detail details detailed|raise raised|order ordered
support supports supported|oppose opposes opposed|endorse endorsed endorses|seek seeks sought|plan plans
planned|decide decided|refuse refused refuses|appear appears appeared|seem seems seemed|show shows showed
sound sounded sounds|identify identified|name named|use uses used using|target targeted|cast casts casting
challenge challenged challenging|pitch pitched|press pressed|push pushed pushing|learn learned|hear heard
share shared|open opened|deliver delivered|address addressed|welcome welcomed welcomes|celebrate celebrated
bemoan bemoaned|mourn mourned|thank thanked|applaud applauded|tease teased|taunt taunted|bash bashed
hammer hammered|knock knocked|tag tagged|put puts|bill billed|carry carried|headline headlined headlines
contain contained contains|include included includes|feature featured features|send sent|circulate circulated
"""

SPEECH = frozenset(re.findall(r"[a-z-]+", _SPEECH))
JUDGEMENT = frozenset(re.findall(r"[a-z-]+", _JUDGEMENT)) - SPEECH
CUES = SPEECH | JUDGEMENT
CORE = frozenset(
    "say says said saying tell tells told telling add adds added adding ask asks asked asking write writes wrote "
    "writing tweet tweets tweeted tweeting note notes noted explain explains explained continue continues "
    "continued argue argues argued declare declares declared recall recalls recalled reply replies replied".split()
)

# Words that may stand between a subject and its verb without ending the subject.
AUXILIARIES = frozenset(
    "has have had is was were are be been being would will could should might may did does do not also then "
    "later recently once again still now even just already always never often repeatedly publicly "
    "privately first finally further previously originally who which that himself herself themselves "
    "both all simply only famously reportedly allegedly quickly immediately eventually soon instead "
    "thus therefore however meanwhile went on to tried wants wanted used has n't didn't doesn't hasn't".split()
)
