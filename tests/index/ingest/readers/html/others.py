"""Pages of other kinds and of older days, made up, with all that is to be read of them."""

import datetime

from index.ingest.article import Metadata
from index.text.layout import BlockKind
from tests.index.ingest.readers.html.page import Page

WIRE = Page(
    name="a wire story of 2011",
    html="""\
<html><head><title>UPDATE 2-Copper falls as smelters restart | Wire</title><meta name="DC.date.issued"
content="2011-09-21"><meta name="REVISION_DATE" content="Wed Sep 21 20:00:00 UTC 2011"></head><body><div
id="header"><a>Wire Home</a></div>
<div class="column1"><h1>UPDATE 2-Copper falls as smelters restart</h1><div id="articleInfo"><p
class="byline">By Melanie Burton</p><p><span class="location">LONDON</span> | <span class="timestamp">Wed Sep
21, 2011 8:12am EDT</span></p></div>
<span id="articleText"><ul><li>Stocks up 2 percent on week</li><li>China imports seen flat</li></ul><p>LONDON,
Sept 21 (Wire) - Copper fell on Wednesday as smelters in Chile restarted and investors waited for the U.S.
Federal Reserve, traders said.</p><p>"The market is simply not there for a rally," said analyst David Thurtell
at Citi. "It's all Fed, Fed, Fed."</p><p>Three-month copper on the London Metal Exchange  traded at $8,214 a
tonne in rings, from a close of $8,300 on Tuesday.</p><pre>
 Metal Prices at 1213 GMT
 COMEX copper in cents/lb
</pre><p>(Reporting by Melanie Burton; Editing by Jane Baird)</p></span></div><div class="column2"><h3>Also on
Wire</h3><ul><li><a>Euro zone pins hopes on China</a></li></ul></div></body></html>""",
    metadata=Metadata(
        title="UPDATE 2-Copper falls as smelters restart",
        author="Melanie Burton",
        date=datetime.date(2011, 9, 21),
    ),
    blocks=(
        (
            BlockKind.LIST_ITEM,
            "Stocks up 2 percent on week",
        ),
        (
            BlockKind.LIST_ITEM,
            "China imports seen flat",
        ),
        (
            BlockKind.BODY,
            "LONDON, Sept 21 (Wire) - Copper fell on Wednesday as smelters in Chile restarted and investors waited "
            "for the U.S. Federal Reserve, traders said.",
        ),
        (
            BlockKind.BODY,
            '"The market is simply not there for a rally," said analyst David Thurtell at Citi. "It\'s all Fed, '
            'Fed, Fed."',
        ),
        (
            BlockKind.BODY,
            "Three-month copper on the London Metal Exchange traded at $8,214 a tonne in rings, from a close of "
            "$8,300 on Tuesday.",
        ),
        (
            BlockKind.CODE,
            "Metal Prices at 1213 GMT\n COMEX copper in cents/lb",
        ),
    ),
)

TABLE2004 = Page(
    name="a table layout of 2004",
    html="""\
<HTML><HEAD><TITLE>The Ridge Herald: Bridge vote put off again</TITLE><META HTTP-EQUIV="Content-Type"
CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR=#FFFFFF>
<TABLE WIDTH=760 BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3><A HREF="/"><IMG SRC=logo.gif ALT="The Ridge
Herald"></A></TD></TR>
<TR><TD WIDTH=120 VALIGN=top><FONT SIZE=1><A HREF=n.html>News</A><BR><A HREF=s.html>Sports</A><BR><A
HREF=o.html>Opinion</A><BR><A HREF=c.html>Classifieds</A></FONT></TD>
<TD WIDTH=480 VALIGN=top><FONT SIZE=5><B>Bridge vote put off again</B></FONT><BR><FONT SIZE=1>By Carl
Mendez<BR>Staff Writer<BR>Published Tuesday, October 5, 2004</FONT><BR><BR>
<FONT FACE="Times">RIDGEWAY &#150; The county board put off its vote on the Mill Creek bridge for the third time
Monday, and residents who had come to speak left angry.<BR><BR>
&#147;I took a day off for this,&#148; said Ruth Calloway, who drives eleven miles around the closed bridge
every morning. &#147;I can&#146;t take another.&#148;<BR><BR>
Board chairman Dale Irwin said the state had not yet sent its report. &quot;We will not vote on a guess,&quot;
he said.<BR><BR>
The next meeting is Nov. 1.</FONT></TD>
<TD WIDTH=160 VALIGN=top><FONT SIZE=1>ADVERTISEMENT<BR><A HREF=ad.html>Hank's Auto Body</A></FONT></TD></TR>
<TR><TD COLSPAN=3><FONT SIZE=1>Copyright 2004 The Ridge Herald</FONT></TD></TR></TABLE></BODY></HTML>""",
    metadata=Metadata(
        title="Bridge vote put off again",
        author="Carl Mendez",
        date=datetime.date(2004, 10, 5),
    ),
    blocks=(
        (
            BlockKind.BODY,
            "RIDGEWAY – The county board put off its vote on the Mill Creek bridge for the third time Monday, and "
            "residents who had come to speak left angry.",
        ),
        (
            BlockKind.BODY,
            "“I took a day off for this,” said Ruth Calloway, who drives eleven miles around the closed bridge every "
            "morning. “I can’t take another.”",
        ),
        (
            BlockKind.BODY,
            'Board chairman Dale Irwin said the state had not yet sent its report. "We will not vote on a guess," '
            "he said.",
        ),
        (
            BlockKind.BODY,
            "The next meeting is Nov. 1.",
        ),
    ),
)

INTERVIEW = Page(
    name="an interview with bold questions",
    html="""\
<!doctype html><html lang="en"><head><title>“I never liked the sea”: a talk with Nora Quill</title><meta
property="og:type" content="article"><meta property="og:site_name" content="The Long Table"><meta name="author"
content="By Dan Abbot"><meta name="date" content="12 June 2019"></head><body><div class="wrap"><h1>“I never
liked the sea”: a talk with Nora Quill</h1><p class="intro">The novelist on storms, her father and why she
writes standing up.</p><div class="text"><p>Nora Quill has published six novels set on ships. We met her in a
café as far inland as one can get.</p><p><b>You grew up by the sea. Do you miss it?</b></p><p>I never liked the
sea. My father did, and that was enough for both of us.</p><p><b>Why write about it, then?</b><br>Because it was
there. It was the only thing that was <i>always</i> there.</p><p><strong>DA:</strong> And the new
book?</p><p><strong>NQ:</strong> It is about a lighthouse. It is about a man who can’t
swim.</p></div></div></body></html>""",
    metadata=Metadata(
        title="“I never liked the sea”: a talk with Nora Quill",
        outlet="The Long Table",
        author="Dan Abbot",
        date=datetime.date(2019, 6, 12),
        language="en",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "The novelist on storms, her father and why she writes standing up.",
        ),
        (
            BlockKind.BODY,
            "Nora Quill has published six novels set on ships. We met her in a café as far inland as one can get.",
        ),
        (
            BlockKind.BODY,
            "You grew up by the sea. Do you miss it?",
        ),
        (
            BlockKind.BODY,
            "I never liked the sea. My father did, and that was enough for both of us.",
        ),
        (
            BlockKind.BODY,
            "Why write about it, then?\nBecause it was there. It was the only thing that was always there.",
        ),
        (
            BlockKind.BODY,
            "DA: And the new book?",
        ),
        (
            BlockKind.BODY,
            "NQ: It is about a lighthouse. It is about a man who can’t swim.",
        ),
    ),
)

NEWSLETTER = Page(
    name="a newsletter",
    html="""\
<!DOCTYPE html><html lang="en"><head><title>The case for boring cities - by Priya Nandan</title><meta
property="og:title" content="The case for boring cities"><meta property="og:site_name" content="Slow
Streets"><meta name="author" content="Priya Nandan"><meta property="og:url"
content="https://slowstreets.example/p/boring-cities"><script
type="application/ld+json">{"@type":"NewsArticle","url":"https://slowstreets.example/p/boring-cities","headline":"The
case for boring cities","description":"Nobody writes songs about
drains","datePublished":"2023-09-05T10:00:29+00:00","author":[{"@type":"Person","name":"Priya
Nandan"}],"publisher":{"@type":"Organization","name":"Slow Streets"}}</script></head><body><div
class="main-menu"><a>Subscribe</a><a>Sign in</a></div><div class="single-post"><article class="typography
newsletter-post post"><div class="post-header"><h1 class="post-title">The case for boring cities</h1><h3
class="subtitle">Nobody writes songs about drains</h3><div class="byline-wrapper"><a>Priya Nandan</a><div>Sep
05, 2023</div></div><div class="post-ufi"><a>12</a><a>Share</a></div></div><div><div
class="available-content"><div class="body markup"><p><span>A good city, I was told once by an engineer in
Utrecht, is one where “nothing happens at </span><em>exactly</em><span> the right time.”</span></p><div
class="subscription-widget-wrap"><div class="preamble"><p>Slow Streets is a reader-supported publication. To
receive new posts, consider becoming a subscriber.</p></div><form><input type="email"></form></div><p><span>I
have thought about that sentence for ten years. It is the best description of a drain that I
know.</span></p><h4>Three small things</h4><ol><li><p>Kerbs that a child can step over.</p></li><li><p>Lights
that don’t hum.</p></li></ol><p>That’s all.</p><p class="button-wrapper"><a class="button" href="#"><span>Leave
a comment</span></a></p></div></div></div></article><div class="comments-section"><h4>3 Comments</h4><div
class="comment"><p>Loved this one, Priya, especially the part about the kerbs and the child that steps over
them.</p></div></div></div></body></html>""",
    metadata=Metadata(
        title="The case for boring cities",
        outlet="Slow Streets",
        author="Priya Nandan",
        date=datetime.date(2023, 9, 5),
        url="https://slowstreets.example/p/boring-cities",
        language="en",
    ),
    blocks=(
        (
            BlockKind.HEADING,
            "Nobody writes songs about drains",
        ),
        (
            BlockKind.BODY,
            "A good city, I was told once by an engineer in Utrecht, is one where “nothing happens at exactly the "
            "right time.”",
        ),
        (
            BlockKind.BODY,
            "I have thought about that sentence for ten years. It is the best description of a drain that I know.",
        ),
        (
            BlockKind.HEADING,
            "Three small things",
        ),
        (
            BlockKind.LIST_ITEM,
            "Kerbs that a child can step over.",
        ),
        (
            BlockKind.LIST_ITEM,
            "Lights that don’t hum.",
        ),
        (
            BlockKind.BODY,
            "That’s all.",
        ),
    ),
)

PRESS = Page(
    name="a press release with a table",
    html="""\
<!DOCTYPE html><html lang="en"><head><title>Norden Pumps appoints new chief executive | Norden
Pumps</title><meta name="dcterms.date" content="2017-02-01"></head><body><header><a>Norden
Pumps</a><nav><a>Products</a><a>Investors</a></nav></header><main><h1>Norden Pumps appoints new chief
executive</h1><div class="news-date">1 February 2017</div><div class="rich-text"><p><strong>Aarhus, 1 February
2017</strong> – The board of Norden Pumps A/S has appointed Mette Krag chief executive officer with effect from
1 April 2017.</p><p>“Mette knows pumps, and she knows people,” says chairman Ole Bach. “We looked at ninety
candidates, and we kept coming back to the first.”</p><table><tr><th>DKK
million</th><th>2015</th><th>2016</th></tr><tr><td>Revenue</td><td>812</td><td>840</td></tr><tr><td>Profit</td><td>61</td><td>59</td></tr></table><p>Krag,
47, joined the company in 1999 as an engineer.</p><p>For further information, please contact:<br>Lise Holm, head
of communications<br>+45 5555 0100</p></div></main><footer><p>Norden Pumps A/S, Havnegade
1</p></footer></body></html>""",
    metadata=Metadata(
        title="Norden Pumps appoints new chief executive",
        date=datetime.date(2017, 2, 1),
        language="en",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "Aarhus, 1 February 2017 – The board of Norden Pumps A/S has appointed Mette Krag chief executive "
            "officer with effect from 1 April 2017.",
        ),
        (
            BlockKind.BODY,
            "“Mette knows pumps, and she knows people,” says chairman Ole Bach. “We looked at ninety candidates, and "
            "we kept coming back to the first.”",
        ),
        (
            BlockKind.TABLE_ROW,
            "DKK million  2015  2016",
        ),
        (
            BlockKind.TABLE_ROW,
            "Revenue  812  840",
        ),
        (
            BlockKind.TABLE_ROW,
            "Profit  61  59",
        ),
        (
            BlockKind.BODY,
            "Krag, 47, joined the company in 1999 as an engineer.",
        ),
        (
            BlockKind.BODY,
            "For further information, please contact:\nLise Holm, head of communications\n+45 5555 0100",
        ),
    ),
)

PULLED = Page(
    name="pull quotes that repeat the text",
    html="""\
<!doctype html><html lang="en"><head><title>The last lamplighter</title><meta property="article:published_time"
content="2014-11-02"></head><body><article><h1>The last lamplighter</h1><div class="story"><p>Every evening at
dusk Walter Finch leaves his house with a pole that is older than he is, and lights the forty lamps of Cable
Street.</p><div class="pullquote">I count them so that I don’t have to think.</div><p>“I count them so that I
don’t have to think,” he says. “Forty is a good number. It is long enough to forget the day in.”</p><blockquote
class="pull-right">Forty is a good number.</blockquote><p>The council would like him to stop. The lamps, it
says, cost more than the street.</p><aside><p>Forty is a good number. It is long enough to forget the day
in.</p></aside><p>He has no plans to. “They will have to come and take the pole,” he
says.</p></div></article></body></html>""",
    metadata=Metadata(
        title="The last lamplighter",
        date=datetime.date(2014, 11, 2),
        language="en",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "Every evening at dusk Walter Finch leaves his house with a pole that is older than he is, and lights "
            "the forty lamps of Cable Street.",
        ),
        (
            BlockKind.BODY,
            "“I count them so that I don’t have to think,” he says. “Forty is a good number. It is long enough to "
            "forget the day in.”",
        ),
        (
            BlockKind.BODY,
            "The council would like him to stop. The lamps, it says, cost more than the street.",
        ),
        (
            BlockKind.BODY,
            "He has no plans to. “They will have to come and take the pole,” he says.",
        ),
    ),
)

PRINT = Page(
    name="a print view",
    html="""\
<html><head><title>Print: Harbour dredging begins</title><meta name="robots" content="noindex"><link
rel="canonical" href="https://www.portpost.example/2009/04/dredging"></head><body onload="window.print()"><p><a
href="javascript:window.print()">Print this page</a> | <a
href="javascript:window.close()">Close</a></p><hr><h2>Harbour dredging begins</h2><p><i>By Stella Mbeki, April
17, 2009</i></p><p>The dredger <i>Patience</i> arrived in the harbour on Thursday, six weeks late and painted
the wrong colour.</p><p>"She'll do," said harbour master Tom Rudd. "She's ugly, but mud's not
particular."</p><p>Work is to last until August.</p><hr><p>Source:
http://www.portpost.example/2009/04/dredging</p></body></html>""",
    metadata=Metadata(
        title="Harbour dredging begins",
        author="Stella Mbeki",
        date=datetime.date(2009, 4, 17),
        url="https://www.portpost.example/2009/04/dredging",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "The dredger Patience arrived in the harbour on Thursday, six weeks late and painted the wrong colour.",
        ),
        (
            BlockKind.BODY,
            '"She\'ll do," said harbour master Tom Rudd. "She\'s ugly, but mud\'s not particular."',
        ),
        (
            BlockKind.BODY,
            "Work is to last until August.",
        ),
    ),
)

PAGES = (WIRE, TABLE2004, INTERVIEW, NEWSLETTER, PRESS, PULLED, PRINT)
