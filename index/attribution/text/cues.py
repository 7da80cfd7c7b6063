"""The verbs and phrases that give words to a speaker.

The verbs are those which annotators marked as cues at least three times in PolNeAR's training part (Newell,
Margolin, Ruths, LREC 2018), each in all its forms, parted by how surely they introduce quoted speech.
"""

from . import lexicon

SPEECH = lexicon.words(
    """
    acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted
    admitting advise advised advises agree agreed agreeing agrees allege alleged alleges alleging
    announce announced announces announcing answer answered answering answers argue argued argues
    arguing articulated ask asked asking asks assert asserted asserting asserts assure assured assures
    began begin beginning begins blast blasted blasting blasts blogged boast boasted boasting boasts
    brag bragged bragging brags captioned caution cautioned cautioning cautions chant chanted chanting
    chants charge charged charges charging chimed claim claimed claiming claims clarified clarifies
    clarify clarifying comment commented commenting comments complain complained complaining complains
    concede conceded concedes conceding conclude concluded concludes concluding concurred confirm
    confirmed confirming confirms contend contended contending contends continue continued continues
    continuing counter countered countering counters cried cries cry crying deadpan deadpanned declare
    declared declares declaring demand demanded demanding demands demurred denied denies deny denying
    disclosed e-mailed elaborate elaborated elaborates elaborating email emailed emailing emails
    emphasise emphasised emphasises emphasising emphasize emphasized emphasizes emphasizing estimate
    estimated estimates exclaim exclaimed exclaiming exclaims explain explained explaining explains
    forecast forecasts fume fumed fuming go goes griped groused gush gushed hailed hails hinted implored
    indicated informed informs inquire inquired insist insisted insisting insists instructed interject
    interjected interjecting interjects intone intoned joke joked jokes joking lament lamented lamenting
    laments maintain maintained maintaining maintains message messaged mock mocked mocking mocks muse
    mused muses musing note noted notes noting observe observed observes observing opine opined opines
    opining plead pleaded pleading pleads pledge pledged pledges pledging post posted posting posts
    predict predicted predicting predicts proclaim proclaimed proclaiming proclaims profess professed
    professes promise promised promises promising pronounced question questioned questioning questions
    quip quipped quipping quips rail railed railing read reads recall recalled recalling recalls recited
    reckon reckoned reckons recount recounted recounting recounts reflected reflects reiterate
    reiterated reiterates reiterating rejoined related relayed remark remarked remarking remarks remind
    reminded reminding reminds repeat repeated repeating repeats replied replies reply replying report
    reported reporting reports respond responded responding responds retort retorted retorting retorts
    reveal revealed revealing reveals rip ripped rips said sang say saying says scoffed scream screamed
    screaming screams shoots shot shout shouted shouting shouts sigh sighed sighs signaled signalled
    slam slammed slamming slams snapped state stated states stating stress stressed stresses stressing
    suggest suggested suggesting suggests sum summarized summed sums tell telling tells testified
    testifies testify testifying texted thunder thundered thundering thunders told tweet tweeted
    tweeting tweets urge urged urges urging ventured volunteered vow vowed vowing vows warn warned
    warning warns went whisper whispered whispering whispers wonder wondered wondering wonders write
    writes writing written wrote yell yelled yelling yells
    """
)
_JUDGEMENT = lexicon.words(
    """
    accuse accused accuses accusing address addressed apologize apologized appear appeared appears
    applaud applauded argue attack attacked attacking attacks bash bashed believe believed believes
    believing bemoan bemoaned bill billed blame blamed blames blaming brand branded call called calling
    calls carried carry cast casting casts celebrate celebrated challenge challenged challenging
    characterize characterized characterizes characterizing circulate circulated cite cited cites citing
    compare compared compares condemn condemned condemning condemns consider considered considers
    contain contained contains criticise criticised criticize criticized criticizes criticizing decide
    decided decried decries decry deem deemed deems defend defended defending defends deliver delivered
    denounce denounced denounces denouncing deride derided derides deriding describe described describes
    describing detail detailed details discuss discussed discussing dismiss dismissed dismisses
    dismissing dub dubbed dubbing dubs echo echoed echoes echoing endorse endorsed endorses expect
    expected expects express expressed expresses expressing fear feared fears feature featured features
    feel feels felt find finds found hammer hammered headline headlined headlines hear heard highlight
    highlighted highlights hit hits hope hoped hopes hoping identified identify implied implies imply
    include included includes insinuate insinuated invoke invoked issue issued issues issuing knew knock
    knocked know knows label labeled labeling labelled labels lambast lambaste lambasted learn learned
    liken likened likens list listed listing lists mention mentioned mentioning mentions mourn mourned
    name named offer offered offering offers open opened oppose opposed opposes order ordered outline
    outlined paint painted paints pitch pitched plan planned plans point pointed pointing points portray
    portrayed portrays praise praised praises praising press pressed propose proposed proposes proposing
    publish published push pushed pushing put puts quote quoted quotes quoting raise raised refer
    referred referring refers refuse refused refuses reject rejected rejecting rejects release released
    releases releasing ridicule ridiculed ridicules saw see seek seeks seem seemed seems sees send sent
    share shared show showed shows sign signed sought sound sounded sounds speak speaking speaks spoke
    support supported supports tag tagged talk talked talking talks target targeted taunt taunted tease
    teased term termed thank thanked think thinking thinks thought tout touted touting touts urge use
    used uses using view viewed views voice voiced voices want wanted wanting wants welcome welcomed
    welcomes worried worries worry
    """
)

CUES = SPEECH | _JUDGEMENT
CORE = lexicon.words(
    """
    say says said saying tell tells told telling add adds added adding ask asks asked asking write
    writes wrote writing tweet tweets tweeted tweeting note notes noted explain explains explained
    continue continues continued argue argues argued declare declares declared recall recalls recalled
    reply replies replied
    """
)

# Words that may stand between a subject and its verb without ending the subject.
AUXILIARIES = lexicon.words(
    """
    has have had is was were are be been being would will could should might may did does do not also
    then later recently once again still now even just already always never often repeatedly publicly
    privately first finally further previously originally who which that himself herself themselves both
    all simply only famously reportedly allegedly quickly immediately eventually soon instead thus
    therefore however meanwhile went on to tried wants wanted used has n't didn't doesn't hasn't
    """
)
